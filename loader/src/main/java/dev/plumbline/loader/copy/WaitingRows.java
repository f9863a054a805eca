package dev.plumbline.loader.copy;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.EventTriggers;
import dev.plumbline.database.rights.MadeOf;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary table that takes the rows of one COPY and calls nothing. From there they go on in a statement, which the server can run with
 * the rights of a table's owner: a COPY from a client it cannot.
 */
final class WaitingRows {
    static final String NAME = "plumbline_waiting";

    private static final String TABLE = "pg_temp." + NAME;

    /** The check of a domain is deferred: its values are kept as the base type, and those of a type that contains one as text. */
    private static final String COLUMNS =
            MadeOf.in("""
            with recursive {made_of},
            checked (whole, domains) as (
              select m.whole, count(*)
              from made_of m
              join pg_type t on t.oid = m.part and t.typtype = 'd'
              group by m.whole)
            select
              format_type(a.atttypid, a.atttypmod),
              case
                when c.whole is null then format_type(a.atttypid, a.atttypmod)
                when t.typtype = 'd' and c.domains = 1 then format_type(t.typbasetype, t.typtypmod)
                else 'text'
              end
            from unnest(?::text[]) with ordinality f (name, place)
            join pg_attribute a on a.attrelid = to_regclass(?) and a.attname::text = f.name
            join pg_type t on t.oid = a.atttypid
            left join checked c on c.whole = t.oid
            order by f.place
            """, "select a.atttypid from pg_attribute a where a.attrelid = to_regclass(?) and a.attnum > 0");

    private final Connection connection;
    private final CopyInto into;
    private final String values;

    private WaitingRows(Connection connection, CopyInto into, String values) {
        this.connection = connection;
        this.into = into;
        this.values = values;
    }

    /** Creates the table for rows on their way to their target, which the role may read. */
    static WaitingRows create(Connection connection, CopyInto into, String role) throws SQLException {
        var definitions = new ArrayList<String>();
        var values = new ArrayList<String>();
        List<String> names = into.columns();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, into.relation());
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", names.stream().map(Identifier::unquote).toArray()));
            query.setString(3, into.relation());
            try (ResultSet row = query.executeQuery()) {
                for (String name : names) {
                    row.next();
                    definitions.add(name + " " + row.getString(2));
                    values.add(row.getString(1).equals(row.getString(2)) ? name : name + "::" + row.getString(1));
                }
            }
        }
        run(
                connection,
                "create temporary table " + NAME + " (" + String.join(", ", definitions) + ") on commit drop",
                "grant select on " + TABLE + " to " + Identifier.quote(role));
        return new WaitingRows(connection, into, String.join(", ", values));
    }

    String copySql() {
        return new CopyInto(TABLE, into.columns(), false).sql();
    }

    /** Moves them to their target. */
    String moveOnSql() {
        return "insert into " + into.relation() + " (" + String.join(", ", into.columns())
                + ") overriding system value select " + values + " from " + TABLE;
    }

    void drop() throws SQLException {
        run(connection, "drop table " + TABLE);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        EventTriggers.find(connection).unheard(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return true;
        });
    }
}
