package dev.plumbline.schema.undo;

import dev.plumbline.schema.SchemaException.Kind;
import dev.plumbline.schema.migrate.SqlScript;
import dev.plumbline.schema.migrate.SqlStatement;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the statements of a pack's file one by one on a connection, with the pack's placeholders filled in. */
final class ScriptRunner {
    private final Connection connection;
    private final Pack pack;

    ScriptRunner(Connection connection, Pack pack) {
        this.connection = connection;
        this.pack = pack;
    }

    /** Something to do between two statements. */
    interface Between {
        void run() throws SQLException;
    }

    void run(MigrationFile file) throws SQLException {
        run(file, () -> {});
    }

    void run(MigrationFile file, Between after) throws SQLException {
        for (SqlStatement one : statements(pack, file)) {
            if (one.words().startsWith("COPY ") && one.words().contains(" FROM STDIN")) {
                throw new UndoException(
                        Kind.USAGE,
                        file.script() + ":" + one.line() + ": copy … from stdin cannot be run outside of migrate");
            }
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(one.text());
            } catch (SQLException e) {
                throw new SQLException(
                        file.script() + ":" + one.line() + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
            }
            after.run();
        }
    }

    static List<SqlStatement> statements(Pack pack, MigrationFile file) {
        SqlScript script = SqlScript.of(filled(file.text(), pack.placeholders()));
        var all = new ArrayList<>(script.statements());
        script.unfinished().filter(rest -> !rest.words().isEmpty()).ifPresent(all::add);
        return all;
    }

    private static String filled(String text, Map<String, String> placeholders) {
        String filled = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return filled;
    }
}
