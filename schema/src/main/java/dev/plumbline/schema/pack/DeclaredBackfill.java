package dev.plumbline.schema.pack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Rows that have to be changed in batches between two files of the phase {@code schema}, as {@code pack.yaml} declares them.
 *
 * @param after the version that is applied before it
 * @param set assignments as SQL
 * @param where which rows, as SQL; empty: all
 * @param batch rows of the first batch, if the pack states it
 * @param batchTime how long a batch should take, if the pack states it
 */
public record DeclaredBackfill(
        Version after, String table, List<String> set, String where, OptionalInt batch, Optional<Duration> batchTime) {

    public DeclaredBackfill {
        set = List.copyOf(set);
    }

    /** Whether it must be done before everything pending can be applied: its file, or the one after it, is pending. */
    public boolean isDue(List<MigrationFile> all, List<MigrationFile> pending) {
        Optional<Version> next =
                versioned(all).filter(version -> version.compareTo(after) > 0).min(Version::compareTo);
        return versioned(pending)
                .anyMatch(version ->
                        version.equals(after) || next.filter(version::equals).isPresent());
    }

    boolean isOf(List<MigrationFile> all) {
        return versioned(all).anyMatch(after::equals);
    }

    private static Stream<Version> versioned(List<MigrationFile> files) {
        return files.stream()
                .filter(file -> file.kind() == MigrationFile.Kind.VERSIONED)
                .flatMap(file -> file.version().stream());
    }

    /** The arguments of {@code plumbline backfill} that do it, quoted for a shell. */
    public String arguments() {
        var words = new StringBuilder("--table ").append(quoted(table));
        set.forEach(one -> words.append(" --set ").append(quoted(one)));
        words.append(where.isBlank() ? "" : " --where " + quoted(where));
        batch.ifPresent(rows -> words.append(" --batch ").append(rows));
        batchTime.ifPresent(
                time -> words.append(" --batch-time ").append(time.toMillis()).append("ms"));
        return words.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
