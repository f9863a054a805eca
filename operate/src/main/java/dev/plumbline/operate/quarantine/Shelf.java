package dev.plumbline.operate.quarantine;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.operate.sql.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tables of schema {@code quarantine} for rows moved aside: with the columns of the table they come from, after the time, the
 * constraint and the reason. Created when they are first needed, dropped with their last row, readable by their owner alone.
 */
final class Shelf {
    private static final String SCHEMA = OwnSchema.QUARANTINE;
    private static final String REMARK = OwnSchema.QUARANTINE_REMARK;
    private static final String COLUMNS = """
            select a.attname, format_type(a.atttypid, a.atttypmod), a.attgenerated <> ''
            from pg_attribute a
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped and a.attname not like 'quarantine\\_%'
            order by a.attnum
            """;

    private record ShelfColumn(String name, String type, boolean generated) {}

    private final Connection connection;

    Shelf(Connection connection) {
        this.connection = connection;
    }

    private static String name(NamedRelation table) {
        return SCHEMA + "."
                + Identifier.quote(
                        table.schema().equals("public") ? table.name() : table.schema() + "." + table.name());
    }

    /** Copies the rows to be moved; the caller deletes them. */
    long put(NamedRelation table, String constraint) throws SQLException {
        String shelf = made(table);
        String columns = columns(table.oid()).stream()
                .map(column -> Identifier.quote(column.name()))
                .collect(Collectors.joining(", "));
        // The owner, who may not write to the shelf, hands the rows over.
        String handed = "pg_temp.plumbline_handed";
        String rows = "select m.reason as \"plumbline reason\", "
                + columns(table.oid()).stream()
                        .map(column -> "c." + Identifier.quote(column.name()))
                        .collect(Collectors.joining(", "))
                + Moving.of(table);
        Rows.execute(connection, "create temp table plumbline_handed on commit drop as " + rows + " with no data");
        Rows.execute(connection, "grant insert on " + handed + " to public");
        TableOwner.writing(connection, table.oid()).write(connection, "insert into " + handed + " " + rows);
        int put = Rows.execute(
                connection,
                "insert into " + shelf + " (quarantine_constraint, quarantine_reason, quarantine_table, " + columns
                        + ") select ?, \"plumbline reason\", ?, " + columns + " from " + handed,
                constraint,
                table.sql());
        Rows.execute(connection, "drop table " + handed);
        return put;
    }

    private String made(NamedRelation table) throws SQLException {
        String shelf = name(table);
        if (Rows.is(connection, "select to_regnamespace(?) is null", SCHEMA)) {
            Rows.execute(connection, "create schema " + SCHEMA);
            Rows.execute(connection, "comment on schema " + SCHEMA + " is '" + REMARK + "'");
        }
        requireOurs("select nspowner from pg_namespace where oid = to_regnamespace(?)", SCHEMA);
        if (Rows.is(connection, "select to_regclass(?) is null", shelf)) {
            Rows.execute(
                    connection,
                    "create table " + shelf + " (quarantine_id bigint generated always as identity primary key,"
                            + " quarantine_time timestamptz not null default now(), quarantine_constraint text not null,"
                            + " quarantine_reason text not null, quarantine_table text not null, like " + table.sql()
                            + ")");
            Rows.execute(connection, "comment on table " + shelf + " is '" + REMARK + "'");
        }
        requireOurs("select relowner from pg_class where oid = to_regclass(?)", shelf);
        List<String> actual = shape(Rows.number(connection, "select to_regclass(?)::oid::bigint", shelf));
        if (!actual.equals(shape(table.oid()))) {
            throw new PlumblineException(
                    Kind.FINDING,
                    shelf + " has columns " + actual + ", expected those of " + table.sql() + ", " + shape(table.oid())
                            + ": the table has changed since. Rename it, or bring its rows back first; nothing was changed");
        }
        return shelf;
    }

    /** In somebody else's table, triggers could read what only the readers of the source may see. */
    private void requireOurs(String owner, String name) throws SQLException {
        if (!Rows.is(connection, "select pg_has_role(current_user, (" + owner + "), 'usage')", name)) {
            throw new PlumblineException(
                    Kind.FINDING,
                    name + " belongs to another role, expected one of this role's own; nothing was changed");
        }
    }

    private List<String> shape(long table) throws SQLException {
        return columns(table).stream()
                .map(column -> column.name() + " " + column.type())
                .toList();
    }

    private List<ShelfColumn> columns(long table) throws SQLException {
        return Rows.list(
                connection,
                COLUMNS,
                row -> new ShelfColumn(row.getString(1), row.getString(2), row.getBoolean(3)),
                table);
    }

    /** How many rows of a table are aside for a constraint. */
    long held(NamedRelation table, String constraint) throws SQLException {
        String shelf = name(table);
        if (Rows.is(connection, "select to_regclass(?) is null", shelf)) {
            return 0;
        }
        requireOurs("select relowner from pg_class where oid = to_regclass(?)", shelf);
        return Rows.number(
                connection, "select count(*) from " + shelf + " where quarantine_constraint = ?", constraint);
    }

    /** Puts them back under their old keys. */
    long restore(NamedRelation table, String constraint) throws SQLException {
        String shelf = name(table);
        String columns = columns(table.oid()).stream()
                .filter(column -> !column.generated())
                .map(column -> Identifier.quote(column.name()))
                .collect(Collectors.joining(", "));
        // The owner, whose triggers fire, may not read the shelf.
        Rows.execute(
                connection,
                "create temp table plumbline_back on commit drop as select " + columns + " from " + shelf
                        + " where quarantine_constraint = ? order by quarantine_id",
                constraint);
        Rows.execute(connection, "grant select on pg_temp.plumbline_back to public");
        ActingRole owner = TableOwner.writing(connection, table.oid());
        if (owner.confined()) { // no check of the owner's can wait for the commit
            Rows.execute(connection, "set constraints all immediate");
        }
        String insert = "insert into " + table.sql() + " (" + columns + ") overriding system value select " + columns
                + " from pg_temp.plumbline_back";
        long back = SearchPath.behindOurs(connection, () -> owner.write(connection, insert));
        Rows.execute(connection, "drop table pg_temp.plumbline_back");
        Rows.execute(connection, "delete from " + shelf + " where quarantine_constraint = ?", constraint);
        if (Rows.is(connection, "select not exists (select from " + shelf + ")")) {
            Rows.execute(connection, "drop table " + shelf);
            dropEmptySchema();
        }
        return back;
    }

    private void dropEmptySchema() throws SQLException {
        if (Rows.is(
                connection,
                "select not exists (select from pg_class where relnamespace = to_regnamespace(?))",
                SCHEMA)) {
            Rows.execute(connection, "drop schema " + SCHEMA);
        }
    }
}
