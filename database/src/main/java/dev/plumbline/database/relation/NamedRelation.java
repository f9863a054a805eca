package dev.plumbline.database.relation;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A table, view, index or sequence, found once by the name that a user wrote; from then on its name includes its schema. */
public record NamedRelation(long oid, String schema, String name) {

    private static final String FIND = """
            with written (name) as (select parse_ident(?)),
              path (schema, place) as (
                select p.schema, p.place from written, unnest(?::text[]) with ordinality p (schema, place)
                where cardinality(written.name) = 1
                union all
                select written.name[1], 1 from written where cardinality(written.name) = 2)
            select c.oid, n.nspname, c.relname
            from written
            cross join path
            join pg_namespace n on n.nspname::text = path.schema
            join pg_class c on c.relnamespace = n.oid and c.relname::text = written.name[cardinality(written.name)]
            order by path.place limit 1
            """;

    /** @param name as SQL would write it: with or without its schema, quoted where it must be; without, the user's search path decides */
    public static Optional<NamedRelation> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, name);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", SearchPath.schemas(connection, true).toArray()));
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new NamedRelation(row.getLong(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** With its schema, for people: {@code public.orders}. */
    public String readable() {
        return Identifier.readable(schema) + "." + Identifier.readable(name);
    }

    /** With its schema, every part quoted. */
    public String sql() {
        return Identifier.quote(schema) + "." + Identifier.quote(name);
    }
}
