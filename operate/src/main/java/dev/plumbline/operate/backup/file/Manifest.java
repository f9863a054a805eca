package dev.plumbline.operate.backup.file;

import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.TableName;
import java.util.List;
import java.util.Objects;

/**
 * What a backup file contains; its last member.
 *
 * @param scope the schemas backed up, none for the whole database
 * @param structureSource {@code catalogue} or {@code pg_dump}
 * @param structureSha256 of the statements, as the catalogue gives them; a restored database must give the same
 * @param histories the version that each Flyway history table has reached
 * @param notes what is missing or incomplete, in words for the user
 */
public record Manifest(
        String format,
        int version,
        String created,
        String database,
        String pack,
        String server,
        int serverVersion,
        String encoding,
        List<String> scope,
        String structureSource,
        String structureSha256,
        List<History> histories,
        List<Table> tables,
        List<Sequence> sequences,
        List<Member> members,
        List<String> notes) {

    /** The name that marks a file as one of ours. */
    public static final String FORMAT = "plumbline-backup";
    /** The newest format this code reads, and the one it writes; in 1 the statements of the structure were worded differently. */
    public static final int VERSION = 2;

    public Manifest {
        Objects.requireNonNull(created);
        Objects.requireNonNull(database);
        Objects.requireNonNull(pack);
        Objects.requireNonNull(encoding);
        Objects.requireNonNull(structureSource);
        Objects.requireNonNull(structureSha256);
        scope = List.copyOf(scope);
        histories = List.copyOf(histories);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        members = List.copyOf(members);
        notes = List.copyOf(notes);
    }

    /** A Flyway history table and the newest version applied according to it. */
    public record History(String table, String version) {}

    /**
     * A table's rows.
     *
     * @param digest of the {@link dev.plumbline.catalog.checksum.TableChecksum} of these columns; in version 1 a sum that is no longer
     *     read
     * @param extension whether an extension creates the table
     */
    public record Table(
            String schema,
            String name,
            List<String> columns,
            String condition,
            boolean extension,
            long rows,
            long bytes,
            String digest) {
        public Table {
            Objects.requireNonNull(schema);
            Objects.requireNonNull(name);
            Objects.requireNonNull(condition);
            Objects.requireNonNull(digest);
            columns = List.copyOf(columns);
        }

        public TableName tableName() {
            return new TableName(schema, name);
        }

        public RowSet rowSet() {
            return new RowSet(tableName(), columns, condition, extension, rows);
        }
    }

    /** The position of a sequence. */
    public record Sequence(String schema, String name, long lastValue, boolean called) {
        public Sequence {
            Objects.requireNonNull(schema);
            Objects.requireNonNull(name);
        }
    }

    /**
     * A member of the container.
     *
     * @param table the index in {@link #tables} of the table whose rows it holds, or -1
     * @param offset where its bytes begin in the file
     */
    public record Member(String name, int table, long offset, long length, String sha256) {
        public Member {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }

    /** Rows of all tables together. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
