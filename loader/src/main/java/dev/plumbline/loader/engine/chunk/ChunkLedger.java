package dev.plumbline.loader.engine.chunk;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.loader.report.Fault;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.TableLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables {@code load_ledger} and {@code load_rejects} in Plumbline's own schema: the progress of each load in chunks. Every entry is
 * written in the transaction of its chunk.
 */
final class ChunkLedger {

    private static final String LEDGER = OwnSchema.table("load_ledger");
    private static final String REJECTS = OwnSchema.table("load_rejects");

    private static final String CREATE = """
            create table if not exists %1$s (
              target text not null,
              input text not null,
              options text not null,
              bytes bigint not null,
              digest text not null,
              rows_read bigint not null,
              inserted bigint not null,
              updated bigint not null,
              unchanged bigint not null,
              rejected bigint not null,
              done boolean not null,
              started_at timestamptz not null default now(),
              changed_at timestamptz not null default now(),
              primary key (target, input));
            create table if not exists %2$s (
              target text not null,
              input text not null,
              ordinal bigint not null,
              file text not null,
              line bigint not null,
              table_name text not null,
              column_name text not null,
              reason text not null,
              sqlstate text not null,
              original text not null,
              constraint_name text not null default '');
            alter table %2$s add column if not exists constraint_name text not null default '';
            comment on table %1$s is 'How far loads in chunks have come; a row whose load is done may be deleted';
            comment on table %2$s is 'Rows rejected by loads in chunks'
            """;

    private final Connection connection;
    private final String target;
    private final String input;

    /**
     * One load's entry.
     *
     * @param options what was asked for, in words
     * @param digest of the rows read so far
     */
    public record Entry(
            String options,
            long bytes,
            String digest,
            long read,
            long inserted,
            long updated,
            long unchanged,
            long rejected,
            boolean done,
            String changedAt) {}

    public ChunkLedger(Connection connection, String target, String input) {
        this.connection = connection;
        this.target = target;
        this.input = input;
    }

    /** Creates the tables where they are missing, and the columns that newer versions added. */
    public void open() throws SQLException {
        if (missing()) {
            execute("select pg_advisory_xact_lock(" + TableLock.LEDGERS
                    + ", 0)"); // CREATE … IF NOT EXISTS fails when two sessions run it at once
            OwnSchema.bringOver(connection, SearchPath.home(connection).orElse("public"));
            OwnSchema.make(connection);
            execute(CREATE.formatted(LEDGER, REJECTS));
        }
    }

    private boolean missing() throws SQLException {
        String sql = "select count(*) from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass(?)"
                + " and attname = 'constraint_name'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, REJECTS);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) == 0;
            }
        }
    }

    /** Identifies this load, for the lock that keeps out a second run of it. */
    public int lockKey() {
        return (target + '\n' + input).hashCode();
    }

    public Optional<Entry> find() throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select options, bytes, digest, rows_read, inserted, updated,"
                        + " unchanged, rejected, done, changed_at from " + LEDGER
                        + " where target = ? and input = ?")) {
            statement.setString(1, target);
            statement.setString(2, input);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Entry(
                                row.getString(1),
                                row.getLong(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getBoolean(9),
                                row.getString(10)))
                        : Optional.empty();
            }
        }
    }

    /** Deletes this load's entries. */
    public void forget() throws SQLException {
        update("delete from " + LEDGER + " where target = ? and input = ?");
        update("delete from " + REJECTS + " where target = ? and input = ?");
    }

    public void write(Entry entry) throws SQLException {
        String sql = """
                insert into %s (bytes, digest, rows_read, inserted, updated, unchanged, rejected, done,
                                                   target, input, options)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (target, input) do update set bytes = excluded.bytes, digest = excluded.digest,
                  rows_read = excluded.rows_read, inserted = excluded.inserted, updated = excluded.updated,
                  unchanged = excluded.unchanged, rejected = excluded.rejected, done = excluded.done, changed_at = now()
                """.formatted(LEDGER);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, entry.bytes());
            statement.setString(2, entry.digest());
            statement.setLong(3, entry.read());
            statement.setLong(4, entry.inserted());
            statement.setLong(5, entry.updated());
            statement.setLong(6, entry.unchanged());
            statement.setLong(7, entry.rejected());
            statement.setBoolean(8, entry.done());
            statement.setString(9, target);
            statement.setString(10, input);
            statement.setString(11, entry.options());
            statement.executeUpdate();
        }
    }

    public void write(List<Reject> rejects) throws SQLException {
        String sql = "insert into " + REJECTS + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Reject reject : rejects) {
                statement.setString(1, target);
                statement.setString(2, input);
                statement.setLong(3, reject.ordinal());
                statement.setString(4, reject.file());
                statement.setLong(5, reject.line());
                statement.setString(6, reject.table());
                statement.setString(7, reject.column());
                statement.setString(8, reject.reason().replace('\0', '\uFFFD'));
                statement.setString(9, reject.sqlState());
                statement.setString(10, reject.original().replace('\0', '\uFFFD'));
                statement.setString(11, reject.constraint());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** All rejects of this load, earlier runs included, in input order. */
    public List<Reject> rejects() throws SQLException {
        var found = new ArrayList<Reject>();
        try (PreparedStatement statement =
                connection.prepareStatement("select ordinal, file, line, table_name, column_name,"
                        + " reason, sqlstate, original, constraint_name from " + REJECTS
                        + " where target = ? and input = ? order by ordinal")) {
            statement.setString(1, target);
            statement.setString(2, input);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Reject(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            List.of(new Fault(row.getString(5), row.getString(9), row.getString(7), row.getString(6))),
                            Objects.requireNonNullElse(row.getString(8), "")));
                }
            }
        }
        return found;
    }

    private void update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, target);
            statement.setString(2, input);
            statement.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
