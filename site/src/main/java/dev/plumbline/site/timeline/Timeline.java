package dev.plumbline.site.timeline;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.MissingRoles;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import dev.plumbline.site.model.Step;
import dev.plumbline.site.model.Step.Change;
import dev.plumbline.site.model.Step.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Watches an empty database being migrated. One use, one thread. */
public final class Timeline implements MigrationObserver {

    private static final Pattern PURPOSE = Pattern.compile(
            "^--\\s*Purpose:\\s*(.*(?:\\R--\\s{2,}\\S.*)*)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final Pack pack;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Connection followed;
    private @Nullable CatalogTracker tracker;

    private Timeline(Pack pack) {
        this.pack = pack;
    }

    /** Migrates the database, which is empty and throw-away, and returns what each file did. */
    public static List<Step> of(Database empty, Pack pack) {
        var timeline = new Timeline(pack);
        MissingRoles.migrate(empty, new Migrator(empty, pack, MigrateOptions.DEFAULT.withObservers(List.of(timeline))));
        return List.copyOf(timeline.steps);
    }

    @Override
    public void message(String line) {
        // Everything worth reporting about a throw-away database is on the pages.
    }

    @Override
    public void before(Connection connection, Phase phase, String version, String script) throws SQLException {
        CatalogTracker known = tracker;
        if (known == null || followed != connection) {
            known = new CatalogTracker(connection, CatalogScope.everything());
            tracker = known;
            followed = connection;
        }
        known.begin();
    }

    @Override
    public void after(Connection connection, Phase phase, String version, String script) throws SQLException {
        CatalogTracker known = tracker;
        if (known == null) {
            throw new IllegalStateException("a file that ended without a beginning: " + script);
        }
        CatalogTracker.Changes changes = known.end();
        Optional<MigrationFile> file = pack.files(phase).stream()
                .filter(one -> one.script().equals(script))
                .findFirst();
        String text = file.map(MigrationFile::text).orElse("");
        steps.add(new Step(
                phase.word(),
                file.flatMap(MigrationFile::version).map(Version::text).orElse(""),
                script,
                file.map(MigrationFile::description).orElse(""),
                purpose(text),
                "",
                changes(changes),
                text));
    }

    private static String purpose(String text) {
        Matcher matcher = PURPOSE.matcher(text);
        return matcher.find() ? matcher.group(1).replaceAll("\\R--\\s*", " ").strip() : "";
    }

    /** Parts of an object that is new or dropped need no mention; neither does a column that is read with its table. */
    private static List<Change> changes(CatalogTracker.Changes changes) {
        Set<String> told = new HashSet<>(changes.added());
        told.addAll(changes.gone());
        List<Change> list = new ArrayList<>();
        for (CatalogObject object : changes.now()) {
            boolean added = changes.added().contains(object.key());
            if (!added || object.partOf().stream().noneMatch(told::contains)) {
                list.add(new Change(added ? Kind.ADDED : Kind.CHANGED, object.key()));
            }
        }
        for (String key : changes.gone()) {
            if (isAlone(key, changes.gone())) {
                list.add(new Change(Kind.REMOVED, key));
            }
        }
        list.sort(Comparator.comparing(Change::kind).thenComparing(Change::object));
        return list;
    }

    private static boolean isAlone(String key, List<String> gone) {
        String name = key.substring(key.lastIndexOf(' ') + 1);
        return gone.stream()
                .filter(other -> !other.equals(key))
                .map(other -> other.substring(other.lastIndexOf(' ') + 1))
                .noneMatch(other -> name.startsWith(other + "."));
    }
}
