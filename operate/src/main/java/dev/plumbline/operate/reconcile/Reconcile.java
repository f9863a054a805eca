package dev.plumbline.operate.reconcile;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.catalog.diff.CatalogDifference.Change;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.lock.LockRetry;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.schema.contract.BuiltCatalog;
import dev.plumbline.schema.migrate.preflight.Extensions;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes tables that have drifted match what a pack's migrations build. First the steps and their risk are shown; applying them is one
 * transaction that is rolled back unless nothing is left to do.
 */
public final class Reconcile {
    private static final String TABLE = CatalogKind.TABLE.id() + " ";

    private final Database database;
    private final Pack pack;
    private final ReconcileOptions options;
    private final Consumer<String> messages;

    public Reconcile(Database database, Pack pack, ReconcileOptions options) {
        this(database, pack, options, line -> {});
    }

    /** @param messages receives for whom it waits */
    public Reconcile(Database database, Pack pack, ReconcileOptions options, Consumer<String> messages) {
        this.database = database;
        this.pack = pack;
        this.options = options;
        this.messages = messages;
    }

    /** What differs and what would be done; changes nothing. */
    public ReconcilePlan plan() {
        Catalog expected = BuiltCatalog.of(pack);
        try (LockRetry retry = retry();
                Connection connection = retry.connect(database)) {
            return retry.rollBack(connection, trial -> plan(trial, expected).shown());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Does everything or nothing; returns the steps taken. */
    public List<ReconcileStep> apply() {
        return apply(Optional.empty());
    }

    /** The same, so that this backup of the database undoes it: {@link ReconcileUndo}. */
    public List<ReconcileStep> apply(Path backup) {
        return apply(Optional.of(Backed.by(backup)));
    }

    private List<ReconcileStep> apply(Optional<Backed> backed) {
        Catalog expected = BuiltCatalog.of(pack);
        try (LockRetry retry = retry();
                Connection connection = retry.connect(database)) {
            return retry.commit(connection, transaction -> apply(transaction, expected, backed));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private List<ReconcileStep> apply(Connection connection, Catalog expected, Optional<Backed> backed)
            throws SQLException {
        Planned planned = plan(connection, expected);
        List<ReconcileStep> steps = planned.shown().steps();
        List<ReconcileStep> impossible =
                steps.stream().filter(step -> !step.possible()).toList();
        if (!impossible.isEmpty()) {
            throw new PlumblineException(
                    Kind.FINDING,
                    impossible.stream()
                                    .map(step -> step.title() + ": " + step.obstacle())
                                    .collect(Collectors.joining("\n"))
                            + "\nnothing was changed");
        }
        Set<String> tables = steps.stream()
                .map(ReconcileStep::table)
                .filter(table -> !table.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (backed.isPresent()) {
            backed.get().before(connection, tables);
        }
        new ReconcileRun(connection, planned.reading()).run(steps);
        List<ReconcileStep> left = plan(connection, expected).shown().steps();
        if (!left.isEmpty()) {
            throw new PlumblineException(
                    Kind.FINDING,
                    "still different afterwards, so everything was rolled back:\n"
                            + left.stream().map(ReconcileStep::title).collect(Collectors.joining("\n")));
        }
        if (backed.isPresent()) {
            backed.get().after(connection, tables);
        }
        return steps;
    }

    private LockRetry retry() {
        return new LockRetry(database, options.lockTimeout(), messages);
    }

    /** @param reading those that make the server read the rows of their table */
    private record Planned(ReconcilePlan shown, Set<ReconcileStep> reading) {}

    private Planned plan(Connection connection, Catalog expected) throws SQLException {
        Lists.prepare(connection);
        Catalog actual = Catalog.read(connection, BuiltCatalog.SCOPE);
        refuseUnknownTables(expected, actual);
        List<String> lacking = Extensions.lacking(
                connection,
                expected.objects(CatalogKind.EXTENSION).stream()
                        .map(CatalogObject::name)
                        .toList());
        if (!lacking.isEmpty()) {
            throw new PlumblineException(
                    Kind.UNAVAILABLE,
                    database + ": " + Extensions.advice(connection, lacking.get(0)) + "; nothing was changed");
        }
        List<CatalogDifference> differences =
                CatalogDiff.between(expected, actual).differences();
        return Savepoints.takingBack(connection, trial -> plan(trial, differences));
    }

    /** How a type of an extension converts a value is known only once the extension exists, so it is created before anything is asked. */
    private Planned plan(Connection connection, List<CatalogDifference> differences) throws SQLException {
        for (CatalogDifference difference : differences) {
            if (isMissingExtension(difference)) {
                for (String statement : difference.fix().statements()) {
                    // what needs it is created with it, after the tables
                    if (statement.startsWith("create extension ")) {
                        execute(connection, statement);
                    }
                }
            }
        }
        var conversion = new Conversion(connection, options, pack);
        var steps = new ArrayList<ReconcileStep>();
        var leftAlone = new ArrayList<String>();
        var reading = new HashSet<ReconcileStep>();
        for (CatalogDifference difference : differences) {
            if (!isMissingExtension(difference) && !concerns(difference.object())) {
                continue;
            }
            if (difference.change() == Change.UNEXPECTED && !options.drop()) {
                leftAlone.add(difference.object().key());
                continue;
            }
            boolean converts = difference.kind() == CatalogKind.COLUMN
                    && difference.change() == Change.CHANGED
                    && difference.properties().stream()
                            .anyMatch(property -> property.property().equals("type"));
            ReconcileStep step = converts ? conversion.step(difference) : step(connection, difference);
            ReconcileStep named = step.of(tableOf(difference.object()));
            steps.add(named);
            if (readsRows(difference.object())) {
                reading.add(named);
            }
        }
        List<ReconcileStep> splitting = new SplitElements(connection, pack).steps(options.tables());
        steps.addAll(splitting);
        reading.addAll(splitting);
        return new Planned(new ReconcilePlan(steps, leftAlone), reading);
    }

    /** The server itself builds indexes with their owner's rights. */
    private static boolean readsRows(CatalogObject object) {
        return object.kind() == CatalogKind.COLUMN
                || object.kind() == CatalogKind.CONSTRAINT
                        && object.property("definition").orElse("").matches("(?s)(CHECK|FOREIGN KEY|NOT NULL).*");
    }

    private static boolean isMissingExtension(CatalogDifference difference) {
        return difference.kind() == CatalogKind.EXTENSION && difference.change() == Change.MISSING;
    }

    private void refuseUnknownTables(Catalog expected, Catalog actual) {
        List<String> known = Stream.of(expected, actual)
                .flatMap(catalog -> catalog.objects(CatalogKind.TABLE).stream())
                .map(CatalogObject::identity)
                .distinct()
                .sorted()
                .toList();
        List<String> unknown = options.tables().stream()
                .filter(table -> !known.contains(table))
                .toList();
        if (!unknown.isEmpty()) {
            throw new PlumblineException(
                    Kind.USAGE,
                    "no table " + String.join(", ", unknown) + " in " + database + " or in pack " + pack.name()
                            + "; there are " + String.join(", ", known));
        }
    }

    private boolean concerns(CatalogObject object) {
        return options.tables().isEmpty()
                || options.tables().stream()
                        .anyMatch(table -> object.identity().equals(table)
                                || object.owner().filter(table::equals).isPresent()
                                || object.partOf().contains(CatalogKind.TABLE.id() + " " + table));
    }

    private static String tableOf(CatalogObject object) {
        return object.kind() == CatalogKind.TABLE
                ? object.identity()
                : object.owner()
                        .orElseGet(() -> object.partOf().stream()
                                .filter(whole -> whole.startsWith(TABLE))
                                .map(whole -> whole.substring(TABLE.length()))
                                .findFirst()
                                .orElse(""));
    }

    private static ReconcileStep step(Connection connection, CatalogDifference difference) throws SQLException {
        List<String> statements = difference.fix().statements();
        String caution = difference.fix().caution();
        CatalogObject expected = difference.expected();
        if (statements.isEmpty() || expected == null) {
            return new ReconcileStep(difference.title(), statements, caution, statements.isEmpty() ? caution : "");
        }
        if (difference.change() == Change.MISSING && difference.kind() == CatalogKind.TABLE) {
            return new ReconcileStep(difference.title(), statements, "is made without rows", "");
        }
        var step = new ReconcileStep(difference.title(), statements, caution, "");
        return difference.kind() == CatalogKind.COLUMN
                ? new Filling(connection, expected).of(step, difference.change())
                : step;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private PlumblineException failed(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean unreachable = state.startsWith("08") || state.equals(LockRetry.LOCK_NOT_AVAILABLE);
        return new PlumblineException(
                unreachable ? Kind.UNAVAILABLE : Kind.FINDING,
                database + ": reconcile: " + e.getMessage() + " (nothing was changed)",
                e);
    }
}
