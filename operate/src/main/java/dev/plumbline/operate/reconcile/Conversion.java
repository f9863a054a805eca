package dev.plumbline.operate.reconcile;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes the type of a column with rows in it; every value is examined first. */
final class Conversion {
    private final Connection connection;
    private final ReconcileOptions options;
    private final Pack pack;

    Conversion(Connection connection, ReconcileOptions options, Pack pack) {
        this.connection = connection;
        this.options = options;
        this.pack = pack;
    }

    /** With its comment, where that differs too. */
    ReconcileStep step(CatalogDifference difference) throws SQLException {
        ReconcileStep step = converted(difference);
        var statements = new ArrayList<>(step.statements());
        difference.fix().statements().stream()
                .filter(statement -> statement.startsWith("comment on "))
                .forEach(statements::add);
        return new ReconcileStep(step.table(), step.title(), statements, step.risk(), step.obstacle(), step.readings());
    }

    private ReconcileStep converted(CatalogDifference difference) throws SQLException {
        CatalogObject expected = Objects.requireNonNull(difference.expected());
        CatalogObject actual = Objects.requireNonNull(difference.actual());
        String table = expected.owner().orElseThrow();
        var values = new ColumnValues(connection, table, expected.name());
        String from = actual.property("type").orElseThrow();
        String to = expected.property("type").orElseThrow();
        String title = difference.title() + " (" + from + " to " + to + ")";
        if (to.endsWith("[]") && !from.endsWith("[]")) {
            return listed(title, expected, actual, values);
        }
        Cast cast = Cast.find(connection, from, to);
        List<String> statements =
                List.of(alter(actual, expected, to, cast.using().formatted(expected.name())));
        String risk =
                cast.rewrites() ? rewriting(table, values) : "no row is rewritten; the table is locked for a moment";
        var step = new ReconcileStep(
                title, statements, filling(expected, actual, values, risk + zone(from, to)), missing(expected, values));
        return cast.rewrites() ? checked(step, cast, values) : step;
    }

    private ReconcileStep listed(String title, CatalogObject expected, CatalogObject actual, ColumnValues values)
            throws SQLException {
        String table = expected.owner().orElseThrow();
        String from = actual.property("type").orElseThrow();
        String to = expected.property("type").orElseThrow();
        SplitRule rule = SplitRule.of(options, pack, table, expected.name());
        var lists = new Lists(connection, table, expected.name(), from, rule);
        // JSON null is not SQL NULL, and gets what rows without a value get
        String given = expected.property("default")
                .map(value -> "coalesce(%1$s, " + value.replace("%", "%%") + ")")
                .filter(whatever ->
                        from.startsWith("json") && expected.property("not null").isPresent())
                .orElse("%1$s");
        String using = given.replace("%1$s", lists.using(to));
        String obstacle = Stream.of(
                        lists.obstacle(),
                        to.equals("text[]") ? "" : values.unfit(new Cast(from, to, using, true)),
                        missing(expected, values))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        String risk = filling(expected, actual, values, rewriting(table, values));
        List<Reading> readings = lists.readings();
        return new ReconcileStep(
                table,
                title,
                List.of(alter(actual, expected, to, using.formatted(expected.name()))),
                risk + (rule.isStated() ? "; " + rule.words() : "")
                        + "; lists cannot be turned back into the texts they were: undo needs the backup",
                obstacle,
                readings);
    }

    /** Unreadable values are an obstacle, and so is any loss; that a text becomes a number written differently is only reported. */
    private ReconcileStep checked(ReconcileStep step, Cast cast, ColumnValues values) throws SQLException {
        String unfit = values.unfit(cast);
        String changed = unfit.isEmpty() ? values.changed(cast) : "";
        String risk = step.risk();
        if (!changed.isEmpty() && isText(cast.from()) && !isText(cast.to())) {
            risk += "; " + changed;
            changed = "";
        }
        String obstacle = Stream.of(step.obstacle(), unfit, changed)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return new ReconcileStep(step.title(), step.statements(), risk, obstacle);
    }

    private String zone(String from, String to) throws SQLException {
        boolean gainsOrLoses = from.contains("with time zone") && to.contains("without time zone")
                || from.contains("without time zone") && to.contains("with time zone");
        return gainsOrLoses ? "; times are taken in the zone of this session, " + text("show timezone") : "";
    }

    private static String alter(CatalogObject actual, CatalogObject expected, String type, String using) {
        String column = "alter column " + expected.name();
        Optional<String> filling = expected.property("default")
                .filter(whatever -> expected.property("not null").isPresent());
        boolean filled = filling.isPresent() && actual.property("not null").isEmpty();
        String value = using.isEmpty() ? expected.name() : using;
        var parts = new ArrayList<String>();
        if (actual.property("default").isPresent()) {
            parts.add(column + " drop default");
        }
        parts.add(column + " type " + type
                + (filled
                        ? " using coalesce(" + value + ", " + filling.get() + ")"
                        : using.isEmpty() ? "" : " using " + using));
        expected.property("default").ifPresent(other -> parts.add(column + " set default " + other));
        if (actual.property("not null").isPresent()
                != expected.property("not null").isPresent()) {
            parts.add(column + (expected.property("not null").isPresent() ? " set not null" : " drop not null"));
        }
        return "alter table " + expected.owner().orElseThrow() + " " + String.join(", ", parts);
    }

    private static String filling(CatalogObject expected, CatalogObject actual, ColumnValues values, String risk)
            throws SQLException {
        boolean filled = expected.property("not null").isPresent()
                && expected.property("default").isPresent()
                && actual.property("not null").isEmpty();
        long nulls = filled ? values.nulls() : 0;
        return nulls == 0
                ? risk
                : Filling.said(risk, nulls, expected.property("default").orElseThrow());
    }

    private static String missing(CatalogObject expected, ColumnValues values) throws SQLException {
        if (expected.property("not null").isEmpty()
                || expected.property("default").isPresent()) {
            return "";
        }
        long nulls = values.nulls();
        return nulls == 0
                ? ""
                : Amounts.count(nulls, "row") + " of " + expected.owner().orElseThrow() + " without " + expected.name()
                        + ", and there is no default to use";
    }

    private static String rewriting(String table, ColumnValues values) throws SQLException {
        return "rewrites " + Amounts.count(values.rows(), "row") + " of " + table
                + "; nobody reads or writes it meanwhile";
    }

    private boolean isText(String type) throws SQLException {
        return text("select typcategory = 'S' from pg_type where oid = " + Identifier.literal(type) + "::regtype")
                .equals("t");
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
