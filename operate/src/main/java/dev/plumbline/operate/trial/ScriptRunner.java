package dev.plumbline.operate.trial;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.ScriptRun;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs a pack's file on a connection, with the pack's placeholders filled in and the search path of the user. */
public final class ScriptRunner {
    private final Connection connection;
    private final Pack pack;
    private final String home;
    private final ScriptRun.Around around;

    /** Within a transaction of the caller's. */
    public ScriptRunner(Connection connection, Pack pack, String home) {
        this(connection, pack, home, (statement, step) -> step.run());
    }

    /** Without one: each statement waits for its own locks. */
    public ScriptRunner(Connection connection, Pack pack, String home, LockRetry retry) {
        this(
                connection,
                pack,
                home,
                (statement, step) -> retry.attempts(() -> {
                    step.run();
                    return statement;
                }));
    }

    private ScriptRunner(Connection connection, Pack pack, String home, ScriptRun.Around around) {
        this.connection = connection;
        this.pack = pack;
        this.home = home;
        this.around = around;
    }

    public void run(MigrationFile file) throws SQLException {
        run(file, around);
    }

    /** @param after statements of ours to run after each of the file's */
    public void run(MigrationFile file, ScriptRun.Step after) throws SQLException {
        run(file, (statement, step) -> {
            around.run(statement, step);
            SearchPath.ours(connection, () -> {
                after.run();
                return file;
            });
        });
    }

    private void run(MigrationFile file, ScriptRun.Around each) throws SQLException {
        String text = filled(file);
        SearchPath.users(connection, () -> new ScriptRun(connection, line -> {}).run(file.script(), text, each));
    }

    private String filled(MigrationFile file) throws SQLException {
        String text = Placeholders.fill(pack, file, Map.of());
        return text.toLowerCase(Locale.ROOT).contains("${" + BuiltIns.PREFIX)
                ? Placeholders.fill(
                        pack, file, BuiltIns.of(connection, home, phase(file)).forFile(file.fileName()))
                : text;
    }

    /** The phase whose folder contains the file; one folder may contain another. */
    private Phase phase(MigrationFile file) {
        Phase found = Phase.SCHEMA;
        int depth = -1;
        for (Phase one : pack.phases()) {
            for (Path folder : pack.folders().getOrDefault(one, List.of())) {
                if (file.path().startsWith(folder) && folder.getNameCount() > depth) {
                    found = one;
                    depth = folder.getNameCount();
                }
            }
        }
        return found;
    }

    /** For inspection, not to be run: names that only a connection can fill stay as they are. */
    public static List<SqlStatement> statements(Pack pack, MigrationFile file) {
        return SqlScript.of(Placeholders.fill(pack, file, Map.of())).all();
    }
}
