package dev.plumbline.operate.undo;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.lock.LockPatience;
import dev.plumbline.database.session.SearchPath;
import dev.plumbline.schema.migrate.Placeholders;
import dev.plumbline.schema.migrate.SqlScript;
import dev.plumbline.schema.migrate.SqlStatement;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the statements of a pack's file one by one on a connection, with the pack's placeholders filled in. */
final class ScriptRunner {
    private final Connection connection;
    private final Pack pack;
    private final Around around;

    /** Within a transaction of the caller's. */
    ScriptRunner(Connection connection, Pack pack) {
        this(connection, pack, Between::run);
    }

    /** Without one: each statement waits for its own locks. */
    ScriptRunner(Connection connection, Pack pack, LockPatience patience) {
        this(
                connection,
                pack,
                statement -> patience.attempts(() -> {
                    statement.run();
                    return statement;
                }));
    }

    private ScriptRunner(Connection connection, Pack pack, Around around) {
        this.connection = connection;
        this.pack = pack;
        this.around = around;
    }

    private interface Around {
        void run(Between statement) throws SQLException;
    }

    /** Something to do between two statements. */
    interface Between {
        void run() throws SQLException;
    }

    void run(MigrationFile file) throws SQLException {
        run(file, () -> {});
    }

    void run(MigrationFile file, Between after) throws SQLException {
        for (SqlStatement one : statements(Placeholders.fill(pack, file, builtIn(file)))) {
            if (one.words().startsWith("COPY ") && one.words().contains(" FROM STDIN")) {
                throw new UndoException(
                        Kind.USAGE,
                        file.script() + ":" + one.line() + ": copy … from stdin cannot be run outside of migrate");
            }
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                around.run(() -> SearchPath.users(connection, () -> statement.execute(one.text())));
            } catch (SQLException e) {
                throw new SQLException(
                        file.script() + ":" + one.line() + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
            }
            after.run();
        }
    }

    /** To look at, not to run: names only a connection can fill stay as they are. */
    static List<SqlStatement> statements(Pack pack, MigrationFile file) {
        return statements(Placeholders.fill(pack, file, Map.of()));
    }

    private static List<SqlStatement> statements(String text) {
        SqlScript script = SqlScript.of(text);
        var all = new ArrayList<>(script.statements());
        script.unfinished().filter(rest -> !rest.words().isEmpty()).ifPresent(all::add);
        return all;
    }

    private Map<String, String> builtIn(MigrationFile file) throws SQLException {
        String table = pack.phases().stream()
                .filter(phase ->
                        pack.files(phase).stream().anyMatch(one -> one.path().equals(file.path())))
                .findFirst()
                .orElse(Phase.SCHEMA)
                .historyTable();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select current_database(), current_user, localtimestamp(0)::text")) {
            row.next();
            return Map.of(
                    "flyway:defaultSchema", SearchPath.home(connection).orElse(""),
                    "flyway:database", row.getString(1),
                    "flyway:user", row.getString(2),
                    "flyway:timestamp", row.getString(3),
                    "flyway:filename", file.script(),
                    "flyway:table", table);
        }
    }
}
