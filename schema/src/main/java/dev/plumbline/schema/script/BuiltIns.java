package dev.plumbline.schema.script;

import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The placeholders whose names begin with {@code flyway:} and whose values a session knows. */
public final class BuiltIns {
    public static final String PREFIX = "flyway:";
    public static final Set<String> NAMES = Set.of(
            "defaultschema", "database", "user", "timestamp", "filename", "workingdirectory", "table", "environment");

    private final Map<String, String> values;

    private BuiltIns(Map<String, String> values) {
        this.values = values;
    }

    /** @param home the schema the histories are in */
    public static BuiltIns of(Connection connection, String home, Phase phase) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_catalog.current_database(), current_user, localtimestamp(0)::pg_catalog.text")) {
            row.next();
            return new BuiltIns(Map.of(
                    PREFIX + "defaultSchema", home,
                    PREFIX + "database", row.getString(1),
                    PREFIX + "user", row.getString(2),
                    PREFIX + "timestamp", row.getString(3),
                    PREFIX + "workingDirectory", System.getProperty("user.dir", ""),
                    PREFIX + "environment", "default",
                    PREFIX + "table", phase.historyTable()));
        }
    }

    /** @param fileName the file's own name, without its folders */
    public Map<String, String> forFile(String fileName) {
        var all = new TreeMap<>(values);
        all.put(PREFIX + "filename", fileName);
        return all;
    }
}
