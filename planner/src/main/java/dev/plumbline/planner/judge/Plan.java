package dev.plumbline.planner.judge;

import java.util.Comparator;
import java.util.List;

/**
 * What a migration will do.
 *
 * @param observedOn the server on which it was tried
 * @param files in the order in which they are applied
 * @param notes what the reader should know about how the plan was made
 * @param impact on statements and services, as far as they were given
 */
public record Plan(String pack, String observedOn, List<FilePlan> files, List<String> notes, Impact impact) {

    public Plan(String pack, String observedOn, List<FilePlan> files, List<String> notes) {
        this(pack, observedOn, files, notes, Impact.NONE);
    }

    public Plan {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    public Verdict verdict() {
        return files.stream().map(FilePlan::verdict).reduce(impact.verdict(), Verdict::worse);
    }

    public List<FilePlan> worstFirst() {
        return files.stream()
                .sorted(Comparator.comparing(FilePlan::verdict).reversed())
                .toList();
    }
}
