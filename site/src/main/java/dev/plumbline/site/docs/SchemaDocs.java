package dev.plumbline.site.docs;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.migrate.history.HistoryRow;
import dev.plumbline.schema.migrate.history.HistoryTable;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.Version;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.site.javaname.JavaName;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Remark;
import dev.plumbline.site.model.Step;
import dev.plumbline.site.read.SchemaContents;
import dev.plumbline.site.timeline.Timeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Collects what the pages show: for a pack by running its migrations on a throw-away server, for a database by reading it. */
public final class SchemaDocs {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Optional<Pack> pack;
    private final Optional<Database> database;
    private final int samples;
    private final String packageName;
    private final Consumer<String> progress;

    /**
     * @param pack empty: the database alone
     * @param database empty: what the pack's migrations build
     * @param samples how many rows of each table to show; 0: none
     * @param packageName of the generated types; empty to leave it out of their names
     * @param progress receives in a few words what is being done
     */
    public SchemaDocs(
            Optional<Pack> pack,
            Optional<Database> database,
            int samples,
            String packageName,
            Consumer<String> progress) {
        if (pack.isEmpty() && database.isEmpty()) {
            throw new IllegalArgumentException("neither a pack nor a database");
        }
        this.pack = pack;
        this.database = database;
        this.samples = samples;
        this.packageName = packageName;
        this.progress = progress;
    }

    /** For one use. */
    public Description describe() {
        if (pack.isEmpty()) {
            return describe(database.orElseThrow(), true, List.of());
        }
        progress.accept("running the migrations of " + pack.get().name());
        try (var empty = ThrowAwayDatabase.create()) {
            List<Step> steps = Timeline.of(empty.database(), pack.get());
            return database.isPresent()
                    ? describe(database.get(), true, steps)
                    : describe(empty.database(), false, steps);
        }
    }

    private Description describe(Database from, boolean live, List<Step> steps) {
        progress.accept("reading the catalogue");
        SchemaContents structure = SchemaContents.read(from, live, live ? samples : 0);
        List<Step> dated = live ? withState(from, structure.home(), steps) : steps;
        List<Remark> remarks = live ? HealthRemarks.of(from, pack, progress) : List.of();
        progress.accept("asking for the Java names");
        return new Description(
                pack.map(Pack::name).orElse(from.name()),
                pack.map(Pack::title).filter(title -> !title.isBlank()).orElse(from.name()),
                Stream.concat(
                                pack.map(one -> "pack " + one.name()).stream(),
                                live ? Stream.of("database " + from.name()) : Stream.of())
                        .reduce((one, other) -> one + " and " + other)
                        .orElseThrow(),
                structure.home(),
                live,
                structure.relations(),
                structure.routines(),
                structure.types(),
                dated,
                remarks,
                javaNames(from, structure));
    }

    private List<Step> withState(Database from, String home, List<Step> steps) {
        Map<String, String> states = new HashMap<>();
        if (pack.isPresent()) {
            for (HistoryEntry entry : new Migrator(from, pack.get()).history()) {
                states.put(
                        entry.phase().word() + " " + entry.script(),
                        entry.state()
                                + entry.installedOn()
                                        .map(at -> " " + DAY.format(at))
                                        .orElse("")
                                + (entry.installedBy().isEmpty() ? "" : " by " + entry.installedBy()));
            }
            return steps.stream()
                    .map(step -> new Step(
                            step.phase(),
                            step.version(),
                            step.script(),
                            step.description(),
                            step.purpose(),
                            states.getOrDefault(step.phase() + " " + step.script(), "not applied here"),
                            step.changes(),
                            step.source()))
                    .toList();
        }
        try (Connection connection = from.connectToRead()) {
            return recorded(connection, home);
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, from + ": its history cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Step> recorded(Connection connection, String home) throws SQLException {
        List<Step> steps = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            var table = new HistoryTable(connection, home, phase);
            if (!home.isEmpty() && table.exists()) {
                for (HistoryRow row : table.rows()) {
                    steps.add(new Step(
                            phase.word(),
                            row.version().map(Version::text).orElse(""),
                            row.script(),
                            row.description(),
                            "",
                            "applied " + DAY.format(row.installedOn()) + " by " + row.installedBy(),
                            List.of(),
                            ""));
                }
            }
        }
        return steps;
    }

    private Map<String, String> javaNames(Database from, SchemaContents structure) {
        List<String> schemas = Stream.of(
                        structure.relations().stream().map(one -> one.name()),
                        structure.routines().stream().map(one -> one.name()),
                        structure.types().stream().map(one -> one.name()))
                .flatMap(names -> names)
                .map(QualifiedName::schema)
                .distinct()
                .filter(schema -> !schema.contains(","))
                .sorted()
                .toList();
        if (schemas.isEmpty()) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        try (Connection connection = from.connect()) {
            connection.setReadOnly(true);
            for (JavaName name : JavaName.of(connection, schemas, packageName)) {
                String text = new QualifiedName(name.schema(), name.name()).in(structure.home());
                names.merge(
                        name.kind() + " " + text + (name.kind().equals("column") ? "." + name.column() : ""),
                        name.java(),
                        (one, other) -> one);
            }
            return names;
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, from + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
