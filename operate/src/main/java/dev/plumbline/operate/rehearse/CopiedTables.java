package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.rights.ReadingRole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The tables of a copy at one moment, by the server's own numbers for tables, columns and constraints: those stay when a migration
 * renames, so that what is found afterwards can be asked of the database that still has the old names.
 *
 * @param validated the constraints whose rows have been checked
 */
record CopiedTables(SortedMap<Long, CopiedTable> tables, Set<Long> validated, Set<Long> uniqueIndexes) {

    /** Before PostgreSQL 15 figures of a session that has ended may arrive this much later. */
    private static final long FIGURES_MILLIS = 1_200;

    private static final long PAUSE_MILLIS = 20;

    /** From then on a session hands them in before it is gone. Of other roles' sessions the type may be hidden. */
    private static final String PENDING = """
            select current_setting('server_version_num')::int < 150000
                or exists (
                    select from pg_stat_activity
                    where datname = current_database()
                        and pid <> pg_backend_pid()
                        and coalesce(backend_type, 'client backend') in ('client backend', 'parallel worker')
                )
            """;

    private static final String COLUMNS = """
            select
                c.oid,
                format('%I.%I', n.nspname, c.relname),
                c.relkind = 'p',
                a.attnum,
                quote_ident(a.attname),
                format_type(a.atttypid, a.atttypmod),
                a.attnotnull,
                coalesce(pg_get_partition_constraintdef(c.oid), ''),
                case when current_setting('track_counts')::bool
                    then pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid)
                        + pg_stat_get_tuples_deleted(c.oid)
                end
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relkind in ('r', 'p', 'm')
                and c.relpersistence <> 't'
                and n.nspname !~ '^pg_'
                and n.nspname not in ('information_schema', 'plumbline')
                and c.relname !~ '^(flyway_.*history|plumbline_)'
            """;

    /** A column with its name and type at that moment. */
    record CopiedColumn(String name, String type, boolean notNull) {}

    /**
     * @param written how many rows were ever inserted, updated or deleted; empty when the server does not count
     * @param rows its own, without those of tables that inherit from it
     */
    record CopiedTable(
            String name,
            boolean partitioned,
            SortedMap<Integer, CopiedColumn> columns,
            String partitionConstraint,
            Optional<Long> written,
            long rows) {

        /** Its own rows: a partitioned table's are those of its partitions, another's exclude those of tables that inherit from it. */
        String from() {
            return partitioned ? name : "only " + name;
        }
    }

    static CopiedTables of(Database copy) {
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            awaitFigures(statement);
            return new CopiedTables(
                    tables(connection, statement),
                    numbers(statement, "select oid from pg_constraint where convalidated"),
                    numbers(statement, "select indexrelid from pg_index where indisunique and indisvalid"));
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, copy + ": " + e.getMessage(), e);
        }
    }

    private static void awaitFigures(Statement statement) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIGURES_MILLIS);
        while (System.nanoTime() < end && arePending(statement)) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean arePending(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(PENDING)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static SortedMap<Long, CopiedTable> tables(Connection connection, Statement statement) throws SQLException {
        SortedMap<Long, CopiedTable> found = new TreeMap<>();
        try (ResultSet row = statement.executeQuery(COLUMNS)) {
            while (row.next()) {
                CopiedTable table = found.get(row.getLong(1));
                if (table == null) {
                    long written = row.getLong(9);
                    table = new CopiedTable(
                            row.getString(2),
                            row.getBoolean(3),
                            new TreeMap<>(),
                            row.getString(8),
                            row.wasNull() ? Optional.empty() : Optional.of(written),
                            0);
                    found.put(row.getLong(1), table);
                }
                int number = row.getInt(4);
                if (number > 0) {
                    table.columns()
                            .put(number, new CopiedColumn(row.getString(5), row.getString(6), row.getBoolean(7)));
                }
            }
        }
        for (Map.Entry<Long, CopiedTable> each : found.entrySet()) {
            CopiedTable table = each.getValue();
            each.setValue(new CopiedTable(
                    table.name(),
                    table.partitioned(),
                    table.columns(),
                    table.partitionConstraint(),
                    table.written(),
                    ReadingRole.of(connection, table.name())
                            .ask(
                                    connection,
                                    "select count(*) from " + table.from(),
                                    row -> row.next() ? row.getLong(1) : 0L)));
        }
        return found;
    }

    private static Set<Long> numbers(Statement statement, String query) throws SQLException {
        Set<Long> found = new HashSet<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        }
        return found;
    }

    /** The tables by their names at that moment. */
    Map<String, CopiedTable> byName() {
        Map<String, CopiedTable> named = new HashMap<>();
        tables.values().forEach(table -> named.put(table.name(), table));
        return named;
    }
}
