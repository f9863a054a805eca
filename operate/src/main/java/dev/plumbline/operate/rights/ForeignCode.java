package dev.plumbline.operate.rights;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.resource.Resource;
import dev.plumbline.database.rights.MadeOf;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table that cannot take rows without running code that is not the server's own: in a check, a domain, a generated column or a partition
 * key.
 *
 * @param columns those that a row fills
 * @param types the type of each
 * @param plain the type of each in a table that holds the values and runs nothing
 */
public record ForeignCode(
        String schema, String table, String owner, List<String> columns, List<String> types, List<String> plain) {

    public ForeignCode {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        plain = List.copyOf(plain);
    }

    /** Every such table of the database, by its quoted name. */
    public static Map<String, ForeignCode> read(Connection connection) throws SQLException {
        var found = new HashMap<String, ForeignCode>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query())) {
            while (rows.next()) {
                var one = new ForeignCode(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        texts(rows, 4),
                        texts(rows, 5),
                        texts(rows, 6));
                found.put(one.name(), one);
            }
        }
        return found;
    }

    /** The quoted name. */
    public String name() {
        return Identifier.quote(schema) + "." + Identifier.quote(table);
    }

    /** A temporary table that takes the rows as text in COPY format. */
    public String stage(String stage) {
        var definitions = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            definitions.add(Identifier.quote(columns.get(i)) + " " + plain.get(i));
        }
        return "create temporary table " + Identifier.quote(stage) + " (" + String.join(", ", definitions)
                + ") on commit drop";
    }

    /** Moves the named columns of the stage into the table. */
    public String fill(String stage, List<String> named) {
        String names = named.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        String values = named.stream()
                .map(name -> Identifier.quote(name) + "::" + types.get(columns.indexOf(name)))
                .collect(Collectors.joining(", "));
        return "insert into " + name() + (named.isEmpty() ? "" : " (" + names + ") overriding system value")
                + " select " + values + " from pg_temp." + Identifier.quote(stage);
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static String query() {
        return MadeOf.in(
                Resource.text(ForeignCode.class, "foreign_code.sql"),
                "select t.oid from pg_catalog.pg_type t where t.oid >= 16384");
    }
}
