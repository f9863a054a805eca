package dev.plumbline.verifier.snapshot;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the rows of a table by their key. Values are written by the output functions of their types alone, never by a cast. */
final class KeyedRowReader {
    private static final String KEY = """
            select a.attname, c.oid
            from pg_class c
            join pg_index i on i.indrelid = c.oid and i.indisprimary
            join unnest(i.indkey::int2[]) with ordinality as k (number, place) on true
            join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
            where c.oid = ?::regclass
            order by k.place
            """;

    private final Connection connection;

    KeyedRowReader(Connection connection) {
        this.connection = connection;
    }

    /** Empty for a table without a primary key, and for one that cannot be read as its owner. */
    Optional<RecordedRows> read(String table, List<String> columns, boolean values) throws SQLException {
        var key = new ArrayList<String>();
        long oid = 0;
        try (PreparedStatement query = connection.prepareStatement(KEY)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    key.add(rows.getString(1));
                    oid = rows.getLong(2);
                }
            }
        }
        Optional<ActingRole> owner = key.isEmpty() ? Optional.empty() : ReadingRole.find(connection, List.of(oid));
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        List<String> others =
                columns.stream().filter(column -> !key.contains(column)).toList();
        return Optional.of(new RecordedRows(values, key, others, rows(owner.get(), table, key, others, values)));
    }

    private Map<List<String>, List<String>> rows(
            ActingRole owner, String table, List<String> key, List<String> others, boolean values) throws SQLException {
        String select = key.stream()
                .map(column -> "row(t." + Identifier.quote(column) + ")::text")
                .collect(Collectors.joining(", "));
        for (String column : others) {
            String written = "row(t." + Identifier.quote(column) + ")::text";
            select += ", " + (values ? written : "to_hex(hashtextextended(" + written + " collate \"C\", 0))");
        }
        return owner.ask(connection, "select " + select + " from only " + table + " t", 10_000, rows -> {
            var found = new LinkedHashMap<List<String>, List<String>>();
            while (rows.next()) {
                found.put(texts(rows, 1, key.size()), texts(rows, key.size() + 1, others.size()));
            }
            return found;
        });
    }

    private static List<String> texts(ResultSet row, int from, int count) throws SQLException {
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            texts.add(row.getString(from + i));
        }
        return List.copyOf(texts);
    }
}
