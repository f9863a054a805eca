package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query that reads other people's tables, with the rights of {@link ReadingRole#find}.
 *
 * @param tables by oid
 */
record CheckQuery(String query, List<Long> tables) {
    CheckQuery {
        tables = List.copyOf(tables);
    }

    /** The first column is the query; the second, where there is one, the tables. */
    static List<CheckQuery> read(ResultSet rows) throws SQLException {
        List<CheckQuery> questions = new ArrayList<>();
        while (rows.next()) {
            List<Long> tables = new ArrayList<>();
            if (rows.getMetaData().getColumnCount() > 1) {
                Array oids = rows.getArray(2);
                for (Object oid : (Object[]) oids.getArray()) {
                    tables.add(((Number) oid).longValue());
                }
            }
            questions.add(new CheckQuery(rows.getString(1), tables));
        }
        return questions;
    }

    /** Asks in the permitted role, with names as seen from a schema; false when there is no such role. */
    boolean ask(Connection connection, String home, SqlReader<?> answer) throws SQLException {
        Optional<ActingRole> reader = ReadingRole.find(connection, tables);
        if (reader.isEmpty()) {
            return false;
        }
        if (reader.get().confined()) {
            SearchPath.seeing(connection, home, () -> reader.get().ask(connection, query, answer));
        } else {
            reader.get().during(connection, () -> SearchPath.seenFrom(connection, home, query, answer));
        }
        return true;
    }

    /** The tables as a person writes them. */
    String names(Connection connection) throws SQLException {
        String sql = "select string_agg(oid::regclass::text, ', ') from pg_class where oid = any (?::oid[])";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int8", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }
}
