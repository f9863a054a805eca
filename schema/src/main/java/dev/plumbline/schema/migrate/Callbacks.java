package dev.plumbline.schema.migrate;

import dev.plumbline.schema.migrate.session.MigrationSession;
import dev.plumbline.schema.pack.CallbackFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.BuiltIns;
import dev.plumbline.schema.script.Placeholders;
import dev.plumbline.schema.script.ScriptRun;
import dev.plumbline.schema.script.ScriptSettings;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the files that a pack wants run around its migrations. */
final class Callbacks {
    private final MigrationSession session;
    private final Pack pack;
    private final BuiltIns builtIns;
    private final List<MigrationObserver> observers;
    private final Map<String, List<CallbackFile>> files;

    Callbacks(MigrationSession session, Pack pack, Phase phase, BuiltIns builtIns, List<MigrationObserver> observers) {
        this.session = session;
        this.pack = pack;
        this.builtIns = builtIns;
        this.observers = observers;
        this.files = pack.callbacks(phase).stream()
                .sorted(Comparator.comparing(
                                (CallbackFile file) -> file.description().isEmpty())
                        .thenComparing(file -> file.description().orElse("")))
                .collect(Collectors.groupingBy(CallbackFile::event));
    }

    /** Each in a transaction of its own, unless its settings say otherwise. */
    void run(String event) throws SQLException {
        for (CallbackFile file : files.getOrDefault(event, List.of())) {
            if (ScriptSettings.beside(file.path()).inTransaction().orElse(true)) {
                session.transaction(() -> beside(file));
            } else {
                beside(file);
            }
        }
    }

    private int beside(CallbackFile file) throws SQLException {
        int statements = session.users(() -> run(file));
        for (MigrationObserver observer : observers) {
            observer.beside(session.connection());
        }
        return statements;
    }

    /** In the transaction and with the search path that are there. */
    void runWithin(String event) throws SQLException {
        for (CallbackFile file : files.getOrDefault(event, List.of())) {
            run(file);
        }
    }

    private int run(CallbackFile file) throws SQLException {
        String text = ScriptSettings.beside(file.path()).textOf(file.path());
        return new ScriptRun(session.connection(), line -> observers.forEach(observer -> observer.message(line)))
                .run(
                        file.script(),
                        Placeholders.fill(pack, file.path(), file.script(), text, builtIns.forFile(file.fileName())));
    }
}
