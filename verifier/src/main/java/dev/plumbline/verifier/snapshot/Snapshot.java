package dev.plumbline.verifier.snapshot;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.checksum.TableChecksum;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A database at one moment: its catalogue, a checksum of every table's rows, and the positions of its sequences.
 *
 * @param scope which part of the database it covers
 * @param tables by table name as in SQL; a partitioned table by its partitions
 * @param unread tables and sequences that could not be read, and why
 * @param recorded rows of tables, where requested
 */
public record Snapshot(
        Instant taken,
        String database,
        String server,
        CatalogScope scope,
        Catalog catalog,
        SortedMap<String, TableChecksum> tables,
        SortedMap<String, SequenceState> sequences,
        SortedMap<String, String> unread,
        SortedMap<String, RecordedRows> recorded) {

    public Snapshot {
        Objects.requireNonNull(taken);
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
        sequences = Collections.unmodifiableSortedMap(new TreeMap<>(sequences));
        unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
        recorded = Collections.unmodifiableSortedMap(new TreeMap<>(recorded));
    }

    /**
     * Reads everything as of one moment, without a lock that a reader does not take: inside the caller's transaction if there is one, else
     * in a repeatable-read, read-only one.
     *
     * @param progress receives which table is being read
     */
    public static Snapshot take(Connection connection, CatalogScope scope, Consumer<String> progress)
            throws SQLException {
        return take(connection, scope, RecordedRows.Detail.NONE, progress);
    }

    /** The same, and the rows of tables that have a primary key and are not too large. */
    public static Snapshot take(
            Connection connection, CatalogScope scope, RecordedRows.Detail detail, Consumer<String> progress)
            throws SQLException {
        return new SnapshotTaker(connection, scope, detail, progress).take();
    }

    public long rows() {
        return tables.values().stream().mapToLong(TableChecksum::rows).sum();
    }

    /** Whether there are tables, and the role could read none of them: such a recording would match any rows. */
    public boolean hasReadNothing() {
        return tables.isEmpty() && !LiveRows.holders(catalog).isEmpty();
    }

    /** {@code shop: 12 tables, 1,204 rows, 3 sequences, 140 objects}. */
    public String summary() {
        return database + ": " + counted(tables.size(), "table") + ", " + counted(rows(), "row") + ", "
                + counted(sequences.size(), "sequence") + ", "
                + counted(catalog.objects().size(), "object")
                + (unread.isEmpty() ? "" : ", " + unread.size() + " not read");
    }

    private static String counted(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
