package dev.plumbline.operate.reconcile;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.diff.CatalogDifference.Change;
import dev.plumbline.database.output.Amounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What happens to rows without a value for a column yet: reported in words, and as an obstacle where none can be given. */
final class Filling {
    private static final Pattern CALLED = Pattern.compile("([\\w$]+)\"?\\s*\\(");

    private final Connection connection;
    private final CatalogObject expected;
    private final String table;
    private final ColumnValues values;

    Filling(Connection connection, CatalogObject expected) {
        this.connection = connection;
        this.expected = expected;
        this.table = expected.owner().orElseThrow();
        this.values = new ColumnValues(connection, table, expected.name());
    }

    ReconcileStep of(ReconcileStep step, Change change) throws SQLException {
        return switch (change) {
            case MISSING -> added(step);
            case CHANGED -> expected.property("not null").isPresent() ? filled(step) : step;
            default -> step;
        };
    }

    private ReconcileStep added(ReconcileStep step) throws SQLException {
        long rows = values.rows();
        if (rows == 0) {
            return new ReconcileStep(step.title(), step.statements(), "", "");
        }
        Optional<String> computed = expected.property("generated as");
        Optional<String> given = expected.property("default");
        boolean numbered = expected.property("identity").isPresent();
        if (computed.isEmpty() && given.isEmpty() && !numbered) {
            return expected.property("not null").isPresent()
                    ? new ReconcileStep(step.title(), step.statements(), "", nothingToGive(rows))
                    : new ReconcileStep(step.title(), step.statements(), "is null in all rows (" + rows + ")", "");
        }
        String value = computed.orElseGet(() -> given.orElse("its next number"));
        boolean rewrites = computed.isPresent() || numbered || isVolatile(value);
        return new ReconcileStep(
                step.title(),
                step.statements(),
                "all rows (" + rows + ") get " + value
                        + (rewrites
                                ? "; " + rewriting(rows)
                                : "; no row is rewritten, the table is locked for a moment"),
                "");
    }

    /** That it would fail without values is known here, so it is no longer a risk. */
    private ReconcileStep filled(ReconcileStep step) throws SQLException {
        long nulls = values.nulls();
        if (nulls == 0) {
            return new ReconcileStep(step.title(), step.statements(), "", "");
        }
        Optional<String> given = expected.property("default");
        if (given.isEmpty()) {
            return new ReconcileStep(step.title(), step.statements(), "", nothingToGive(nulls));
        }
        var statements = new ArrayList<>(step.statements());
        statements.add(
                0,
                "update " + table + " set " + expected.name() + " = " + given.get() + " where " + expected.name()
                        + " is null");
        return new ReconcileStep(step.title(), statements, said("", nulls, given.get()), "");
    }

    /** The same for a change that fills them by itself. */
    static String said(String risk, long nulls, String given) {
        String what = Amounts.count(nulls, "row") + " without a value " + (nulls == 1 ? "gets " : "get ") + given;
        return risk.isEmpty() ? what : risk + "; " + what;
    }

    private String nothingToGive(long rows) {
        return Amounts.count(rows, "row") + " of " + table + " without " + expected.name()
                + ", and there is no default to use";
    }

    private String rewriting(long rows) {
        return "rewrites " + Amounts.count(rows, "row") + " of " + table + "; nobody reads or writes it meanwhile";
    }

    /** By the names of the functions it calls: of several with one name the worst counts. */
    private boolean isVolatile(String expression) throws SQLException {
        List<String> called = new ArrayList<>();
        for (Matcher name = CALLED.matcher(expression); name.find(); ) {
            called.add(name.group(1));
        }
        try (PreparedStatement query = connection.prepareStatement("select exists (select from pg_catalog.pg_proc p"
                + " where p.provolatile = 'v' and p.proname::pg_catalog.text = any (?))")) {
            query.setArray(1, connection.createArrayOf("text", called.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
