package dev.plumbline.site.read;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.resource.Resource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs the queries beside this class. */
final class SiteQueries {

    private final Connection connection;
    private final String home;

    /** @param home the schema whose name is left out of definitions */
    SiteQueries(Connection connection, String home) {
        this.connection = connection;
        this.home = home;
    }

    /** Makes a value of a row. */
    interface Maker<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> of(String query, Maker<T> maker) throws SQLException {
        return SearchPath.seenFrom(connection, home, sql(query), rows -> {
            List<T> made = new ArrayList<>();
            while (rows.next()) {
                made.add(maker.of(rows));
            }
            return made;
        });
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static String sql(String name) {
        return Resource.text(SiteQueries.class, name + ".sql");
    }
}
