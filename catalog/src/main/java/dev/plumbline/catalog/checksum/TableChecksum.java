package dev.plumbline.catalog.checksum;

import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.database.session.PinnedSession;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The contents of a table in a few numbers that depend on its rows alone: not on their order, the order of the columns, partitions or the
 * session's settings. Every row is written as text with its columns in order of their names and hashed twice to 64 bits; the hashes are
 * summed, so that a duplicate row counts twice. Values are equal when they are written the same way: 1.0 and 1.00 differ, and so do null
 * and the empty string, or 'a' and 'a '. {@link CopyChecksum} computes the same for rows on their way.
 *
 * @param columns the sum of each column's hashes; empty when not requested
 */
public record TableChecksum(long rows, BigInteger first, BigInteger second, SortedMap<String, BigInteger> columns) {

    public TableChecksum {
        Objects.requireNonNull(first);
        Objects.requireNonNull(second);
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** Of a table, view or materialized view, named as in SQL ({@code public."Order Line"}), with its partitions and inheriting tables. */
    public static TableChecksum of(Connection connection, String table) throws SQLException {
        return read(connection, table, false);
    }

    /** The same, with a sum for each column: slower, but names the column that changed. */
    public static TableChecksum withColumns(Connection connection, String table) throws SQLException {
        return read(connection, table, true);
    }

    /**
     * Of a table itself with its columns' sums, without the tables that inherit from it.
     *
     * @param columns what each column is called in the sum and in the table; others are left out
     */
    public static TableChecksum ofItself(Connection connection, String table, SortedMap<String, String> columns)
            throws SQLException {
        String name = qualified(connection, table);
        return PinnedSession.during(connection, () -> {
            Map<String, Column> there =
                    columns(connection, name).stream().collect(Collectors.toMap(Column::name, column -> column));
            List<Column> chosen = columns.entrySet().stream()
                    .map(column -> there.getOrDefault(column.getValue(), Column.missing(column.getValue()))
                            .called(column.getKey()))
                    .toList();
            return read(connection, name, "only " + name, chosen, true);
        });
    }

    /** Of some columns of a table itself, without the tables that inherit from it; the same that {@link CopyChecksum} gives for them. */
    public static TableChecksum ofItself(Connection connection, String table, List<String> columns)
            throws SQLException {
        String name = qualified(connection, table);
        return PinnedSession.during(connection, () -> {
            List<Column> chosen = columns(connection, name).stream()
                    .filter(column -> columns.contains(column.name()))
                    .toList();
            return read(connection, name, "only " + name, chosen, false);
        });
    }

    private static TableChecksum read(Connection connection, String table, boolean perColumn) throws SQLException {
        String name = qualified(connection, table);
        return PinnedSession.during(connection, () -> {
            List<Column> columns = columns(connection, name);
            return read(connection, name, name, columns, perColumn);
        });
    }

    /** Planning the query evaluates constant calls in indexes of the table. */
    private static TableChecksum read(
            Connection connection, String name, String from, List<Column> columns, boolean perColumn)
            throws SQLException {
        Optional<NamedRelation> table = NamedRelation.find(connection, name);
        ActingRole owner = table.isEmpty()
                ? ActingRole.SESSION
                : TableOwner.reading(connection, table.get().oid());
        return owner.ask(connection, query(from, columns, perColumn), row -> {
            row.next();
            SortedMap<String, BigInteger> sums = new TreeMap<>();
            for (int i = 0; perColumn && i < columns.size(); i++) {
                sums.put(columns.get(i).name(), integer(row, 4 + i));
            }
            return new TableChecksum(row.getLong(1), integer(row, 2), integer(row, 3), sums);
        });
    }

    /** Resolved on the caller's search path. */
    private static String qualified(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select quote_ident(n.nspname) || '.' ||"
                + " quote_ident(c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where c.oid = ?::regclass")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static BigInteger integer(ResultSet row, int column) throws SQLException {
        BigDecimal sum = row.getBigDecimal(column);
        return sum == null ? BigInteger.ZERO : sum.toBigIntegerExact();
    }

    /** Without "offset 0" the planner may give the scan to several workers, which costs more than writing each row twice. */
    private static String query(String from, List<Column> columns, boolean perColumn) {
        String row = columns.stream().map(Column::quoted).collect(Collectors.joining(", ", "row(", ")::text"));
        var sql = new StringBuilder("select count(*)");
        for (int seed = 0; seed < 2; seed++) {
            sql.append(", sum(hashtextextended(")
                    .append(row)
                    .append(" collate \"C\", ")
                    .append(seed)
                    .append("))");
        }
        if (perColumn) {
            columns.forEach(column -> sql.append(", sum(hashtextextended(")
                    .append("(" + column.text() + ")")
                    .append(" collate \"C\", 0))"));
        }
        return sql.append(" from ").append(from).append(" t").toString();
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("""
                with recursive under (attname, type) as (
                  select attname, atttypid from pg_attribute
                  where attrelid = ?::regclass and attnum > 0 and not attisdropped
                  union all
                  select u.attname, t.typbasetype from under u join pg_type t on t.oid = u.type and t.typtype = 'd')
                select u.attname, 't.' || quote_ident(u.attname), t.typnamespace <> 'pg_catalog'::regnamespace
                from under u
                join pg_type t on t.oid = u.type and t.typtype <> 'd'
                order by u.attname collate "C"
                """)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Column(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return columns;
    }

    /** Whether both say the same about the rows, apart from columns' sums. */
    public boolean sameRows(TableChecksum other) {
        return rows == other.rows && first.equals(other.first) && second.equals(other.second);
    }

    /** Of both tables' rows together. */
    public TableChecksum plus(TableChecksum other) {
        SortedMap<String, BigInteger> sums = new TreeMap<>(columns);
        other.columns.forEach((name, sum) -> sums.merge(name, sum, BigInteger::add));
        return new TableChecksum(rows + other.rows, first.add(other.first), second.add(other.second), sums);
    }

    /** The two sums in one line, for comparing and showing. */
    public String digest() {
        return first.toString(36) + "." + second.toString(36);
    }

    /**
     * @param foreign whether its type is user-defined: a cast to text may then be a user-defined function, so the type's output function is
     * used
     */
    private record Column(String name, String quoted, boolean foreign) {

        /** The server says that it does not exist. */
        static Column missing(String name) {
            return new Column(name, "t.\"" + name.replace("\"", "\"\"") + "\"", false);
        }

        Column called(String other) {
            return new Column(other, quoted, foreign);
        }

        String text() {
            return foreign
                    ? "case when " + quoted + " is distinct from null then format('%s', " + quoted + ") end"
                    : quoted + "::text";
        }
    }
}
