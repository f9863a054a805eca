package dev.plumbline.planner.judge;

import dev.plumbline.schema.pack.DeclaredBackfill;
import java.util.Comparator;
import java.util.List;

/**
 * What a migration will do.
 *
 * @param observedOn the server on which it was tried
 * @param files in the order in which they are applied
 * @param notes what the reader should know about how the plan was made
 * @param impact on statements and services, as far as they were given
 * @param backfills that the pack declares between these files
 */
public record Plan(
        String pack,
        String observedOn,
        List<FilePlan> files,
        List<String> notes,
        Impact impact,
        List<DeclaredBackfill> backfills) {

    public Plan {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        backfills = List.copyOf(backfills);
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
