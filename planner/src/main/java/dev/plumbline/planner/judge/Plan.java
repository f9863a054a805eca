package dev.plumbline.planner.judge;

import dev.plumbline.schema.pack.DeclaredBackfill;
import java.util.ArrayList;
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
 * @param refused whether migrate refuses to begin because of something that is in none of these files
 */
public record Plan(
        String pack,
        String observedOn,
        List<FilePlan> files,
        List<String> notes,
        Impact impact,
        List<DeclaredBackfill> backfills,
        boolean refused) {

    public Plan {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        backfills = List.copyOf(backfills);
    }

    /** One that nothing refuses. */
    public Plan(
            String pack,
            String observedOn,
            List<FilePlan> files,
            List<String> notes,
            Impact impact,
            List<DeclaredBackfill> backfills) {
        this(pack, observedOn, files, notes, impact, backfills, false);
    }

    /** With what is known of a run of migrate. */
    public Plan with(List<FilePlan> refusedFiles, List<String> first, boolean refusedAtAll) {
        var all = new ArrayList<>(first);
        all.addAll(notes);
        return new Plan(pack, observedOn, refusedFiles, all, impact, backfills, refusedAtAll);
    }

    public Verdict verdict() {
        Verdict least = refused ? Verdict.NEEDS_CARE : Verdict.SAFE;
        return files.stream().map(FilePlan::verdict).reduce(impact.verdict().worse(least), Verdict::worse);
    }

    public List<FilePlan> worstFirst() {
        return files.stream()
                .sorted(Comparator.comparing(FilePlan::verdict).reversed())
                .toList();
    }
}
