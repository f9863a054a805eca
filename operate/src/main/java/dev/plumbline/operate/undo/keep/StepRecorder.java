package dev.plumbline.operate.undo.keep;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.database.Database;
import dev.plumbline.operate.trial.FilledTables;
import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records each step while it is applied, in the step's own transaction: the catalogue it found and the rows it destroys. One
 * recorder observes one run of a migrator.
 */
public final class StepRecorder implements MigrationObserver {
    private static final int SHOWN = 5;

    private final Pack pack;
    private final Consumer<String> messages;
    private final Map<Phase, List<MigrationFile>> files = new EnumMap<>(Phase.class);
    private final Map<Phase, Map<String, MigrationFile>> byScript = new EnumMap<>(Phase.class);
    private @Nullable Run run;

    /** What is known as long as one session applies files. */
    private static final class Run {
        private final Connection connection;
        private final Bookkeeping books;
        private final CatalogTracker catalogue;
        private final FilledTables filled = new FilledTables();
        private final List<CatalogTracker.Changes> since = new ArrayList<>();
        private OptionalLong first = OptionalLong.empty();
        private OptionalLong last = OptionalLong.empty();
        private boolean ending;
        private @Nullable RowKeeper keeper;
        private List<SqlStatement> statements = List.of();

        Run(Connection connection) throws SQLException {
            this.connection = connection;
            this.books = Bookkeeping.of(connection);
            this.books.create(connection);
            this.catalogue = new CatalogTracker(connection, CatalogScope.everything());
        }
    }

    private StepRecorder(Pack pack, Consumer<String> messages) {
        this.pack = pack;
        this.messages = messages;
    }

    /** A migrator for a database that is kept: what it applies can be undone with every row. */
    public static Migrator migrator(Database database, Pack pack, MigrateOptions options) {
        var observers = new ArrayList<>(options.observers());
        List<MigrationObserver> others = options.observers();
        observers.add(0, new StepRecorder(pack, line -> others.forEach(other -> other.message(line))));
        return new Migrator(database, pack, options.withObservers(observers));
    }

    @Override
    public void before(Connection connection, Phase phase, String version, String script) throws SQLException {
        Run now = run == null || run.connection != connection ? new Run(connection) : run;
        run = now;
        now.keeper = null;
        now.ending = false;
        if (!version.isEmpty()) {
            record(now, phase, version, script);
            Optional<MigrationFile> file = file(phase, script);
            if (!connection.getAutoCommit() && file.isPresent()) {
                now.keeper = new RowKeeper(
                        connection,
                        pack,
                        now.books,
                        phase,
                        version,
                        file.get(),
                        UndoFiles.of(files(phase), version),
                        now.filled,
                        messages);
                now.statements = ScriptRunner.statements(pack, file.get());
            }
        }
        now.catalogue.begin();
    }

    @Override
    public boolean looks(Connection connection) throws SQLException {
        Run now = run;
        return now != null && now.keeper != null && now.keeper.looks(now.statements);
    }

    @Override
    public boolean stays(Connection connection) throws SQLException {
        Run now = run;
        return now == null || now.keeper == null || now.keeper.isClean(now.catalogue);
    }

    @Override
    public void takenBack(Connection connection) throws SQLException {
        if (run != null && run.keeper != null) {
            run.keeper.copy();
        }
    }

    private static void record(Run run, Phase phase, String version, String script) throws SQLException {
        run.last = OptionalLong.of(
                run.last.isEmpty()
                        ? run.books.record(run.connection, phase, version, script, run.catalogue.catalog())
                        : run.books.record(run.connection, phase, version, script, run.last.getAsLong(), run.since));
        if (run.first.isEmpty()) {
            run.first = run.last;
        }
        run.since.clear();
    }

    @Override
    public void after(Connection connection, Phase phase, String version, String script) throws SQLException {
        Run now = Objects.requireNonNull(run, "a file ends that never began");
        CatalogTracker.Changes changes = now.catalogue.end();
        now.ending = true;
        now.since.add(changes);
        if (now.keeper != null) {
            now.keeper.keep();
        }
        if (version.isEmpty()) {
            Repeatables.record(connection, now.books, phase, script, changes.added());
        }
    }

    @Override
    public void beside(Connection connection) throws SQLException {
        if (run != null && run.connection == connection) {
            run.since.add(run.catalogue.readAgain());
        }
    }

    /**
     * Compares the tracked catalogue with the real one: where they differ, an undo does not rely on anything that was recorded in this
     * run.
     */
    @Override
    public void ended(Connection connection, boolean failed) throws SQLException {
        Run now = run;
        run = null;
        if (now == null || now.connection != connection || now.first.isEmpty()) {
            return;
        }
        if (failed && now.ending) {
            now.catalogue.takeBack();
        }
        CatalogTracker.Changes unseen = now.catalogue.readAgain();
        if (!unseen.isEmpty()) {
            now.books.doubt(connection, now.first.getAsLong(), now.last.orElseThrow());
            messages.accept("note: the catalogue is not what these steps were seen to make of it: " + shown(unseen)
                    + "; another session may have changed it meanwhile. Their undo will be proven by what the files build"
                    + " on a database of its own");
        }
    }

    private static String shown(CatalogTracker.Changes unseen) {
        var lines = new ArrayList<String>();
        unseen.gone().forEach(key -> lines.add(key + " is missing"));
        unseen.now().forEach(object -> lines.add(object.key() + " is new or different"));
        int more = lines.size() - SHOWN;
        return String.join(", ", lines.subList(0, Math.min(SHOWN, lines.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private Optional<MigrationFile> file(Phase phase, String script) {
        Map<String, MigrationFile> known = byScript.computeIfAbsent(
                phase,
                any -> files(phase).stream()
                        .collect(Collectors.toMap(MigrationFile::script, file -> file, (first, other) -> first)));
        return Optional.ofNullable(known.get(script));
    }

    private List<MigrationFile> files(Phase phase) {
        return files.computeIfAbsent(phase, pack::files);
    }
}
