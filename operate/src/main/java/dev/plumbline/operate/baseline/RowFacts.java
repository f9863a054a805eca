package dev.plumbline.operate.baseline;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.operate.sql.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks the rows of every table which checks they satisfy. Reads only columns of PostgreSQL's own types, so that no user-defined operator
 * or output function runs; a table with policies, or one that takes longer than a minute, is left out and named.
 */
final class RowFacts {
    /** Up to this many distinct values are treated as a list. */
    private static final int FEW = 12;

    private static final int RARE = 10;

    private static final String TABLES = """
            select c.oid::text, n.nspname, c.relname, c.relrowsecurity
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_'
                and n.nspname not in ('information_schema', 'plumbline') and c.relname !~ '^flyway_.*history$'
                and (cardinality(?::text[]) = 0 or n.nspname = any (?::text[]))
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by n.nspname, c.relname
            """;

    private static final String COLUMNS = """
            select a.attname, t.typcategory, t.typname, a.attnotnull,
                exists (select from pg_index i where i.indrelid = a.attrelid and i.indisunique and i.indnkeyatts = 1
                    and i.indkey[0] = a.attnum and i.indpred is null),
                exists (select from pg_constraint k where k.conrelid = a.attrelid and k.contype in ('f', 'p')
                    and a.attnum = any (k.conkey))
            from pg_attribute a join pg_type t on t.oid = a.atttypid
            where a.attrelid = ?::text::oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
                and t.typnamespace = 'pg_catalog'::regnamespace
                and t.typcategory in ('N', 'D', 'S', 'B', 'U') and t.typname not in ('json', 'xml', 'jsonb', 'bytea')
            order by a.attnum
            """;

    private final Connection connection;
    private final Consumer<String> messages;
    private ActingRole asking = ActingRole.SESSION;

    private record ScannedTable(String oid, String schema, String name, boolean policies) {
        String sql() {
            return Identifier.quote(schema) + "." + Identifier.quote(name);
        }

        String place() {
            return (schema.equals("public") ? name : schema + "_" + name)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "_");
        }
    }

    private record ScannedColumn(
            String name, String category, String type, boolean required, boolean unique, boolean key) {
        boolean hasRange() {
            return !key && (category.equals("N") || category.equals("D"));
        }

        boolean mayBeList() {
            return !key && !unique && (category.equals("S") || type.equals("bpchar"));
        }
    }

    RowFacts(Connection connection, Consumer<String> messages) {
        this.connection = connection;
        this.messages = messages;
    }

    /** Within the caller's transaction. */
    List<Offer> offers(List<String> schemas) throws SQLException {
        var offers = new ArrayList<Offer>();
        List<ScannedTable> tables = Rows.list(
                connection,
                TABLES,
                row -> new ScannedTable(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)),
                schemas,
                schemas);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '60s'");
            statement.execute("set local row_security = off");
        }
        for (ScannedTable table : tables) {
            if (table.policies()) {
                messages.accept(table.sql() + " has policies: its rows were not examined");
                continue;
            }
            try {
                Optional<ActingRole> reader = ReadingRole.find(connection, List.of(Long.parseLong(table.oid())));
                if (reader.isEmpty()) {
                    messages.accept(table.sql() + " cannot be read as its owner: its rows were not examined");
                    continue;
                }
                asking = reader.get();
                Savepoints.keeping(connection, open -> facts(table)).forEach(facts -> offers.addAll(facts.offers()));
            } catch (SQLException e) {
                messages.accept(table.sql() + ": its rows were not examined: " + e.getMessage());
            }
        }
        return offers;
    }

    private record Counted(long rows, long present, Optional<String> least, Optional<String> most) {}

    private List<ColumnFacts> facts(ScannedTable table) throws SQLException {
        List<ScannedColumn> columns = Rows.list(
                connection,
                COLUMNS,
                row -> new ScannedColumn(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6)),
                table.oid());
        var facts = new ArrayList<ColumnFacts>();
        if (columns.isEmpty()) {
            return facts;
        }
        var query = new StringBuilder("select count(*)");
        for (ScannedColumn column : columns) {
            String name = Identifier.quote(column.name());
            query.append(", count(").append(name).append(')');
            query.append(column.hasRange() ? ", min(" + name + ")::text, max(" + name + ")::text" : ", null, null");
        }
        List<Counted> counted = asking.ask(connection, query + " from " + table.sql(), row -> {
            row.next();
            var all = new ArrayList<Counted>();
            for (int i = 0; i < columns.size(); i++) {
                int at = 2 + 3 * i;
                all.add(new Counted(
                        row.getLong(1),
                        row.getLong(at),
                        Optional.ofNullable(row.getString(at + 1)),
                        Optional.ofNullable(row.getString(at + 2))));
            }
            return all;
        });
        for (int i = 0; i < columns.size(); i++) {
            Counted one = counted.get(i);
            facts.add(facts(table, columns.get(i), one.rows(), one.present(), one.least(), one.most()));
        }
        return facts;
    }

    private ColumnFacts facts(
            ScannedTable table,
            ScannedColumn column,
            long rows,
            long present,
            Optional<String> least,
            Optional<String> most)
            throws SQLException {
        List<String> values = present >= (long) FEW * RARE && column.mayBeList() ? values(table, column) : List.of();
        boolean distinct = present > 1
                && !column.unique()
                && !column.key()
                && !column.type().matches("bool|float4|float8")
                && values.isEmpty()
                && asking.ask(
                        connection,
                        "select not exists (select from " + table.sql() + " where " + Identifier.quote(column.name())
                                + " is not null group by " + Identifier.quote(column.name())
                                + " having count(*) > 1)",
                        row -> row.next() && row.getBoolean(1));
        return new ColumnFacts(
                table.sql(),
                column.name(),
                table.place() + "_" + column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_"),
                column.required(),
                column.unique() || column.key(),
                rows,
                present,
                least,
                most,
                values,
                distinct);
    }

    private List<String> values(ScannedTable table, ScannedColumn column) throws SQLException {
        String name = Identifier.quote(column.name());
        String query = "select distinct " + name + "::text from " + table.sql() + " where " + name
                + " is not null order by 1 limit " + (FEW + 1);
        List<String> found = asking.ask(connection, query, row -> {
            var values = new ArrayList<String>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        });
        return found.size() > FEW ? List.of() : found;
    }
}
