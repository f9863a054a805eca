package dev.plumbline.operate.baseline;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.fix.Fixes;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an order in which everything in a baseline can be dropped, by dropping it: an object that others still depend on is tried again
 * when they are gone. Nothing is dropped by cascade, so nothing goes that was not meant to.
 */
final class DropOrder {
    /** They are dropped with their table; alone only where something else must go before the table. */
    private static final Set<CatalogKind> PARTS = EnumSet.of(
            CatalogKind.CONSTRAINT,
            CatalogKind.INDEX,
            CatalogKind.TRIGGER,
            CatalogKind.POLICY,
            CatalogKind.RULE,
            CatalogKind.STATISTICS);

    private static final Set<CatalogKind> NONE = EnumSet.of(CatalogKind.COLUMN, CatalogKind.PUBLISHED_TABLE);
    /** Error codes for a relation, a schema, a function, another object or a type that does not exist. */
    private static final Set<String> GONE = Set.of("42P01", "3F000", "42883", "42704", "42703");

    private final Connection connection;
    private final List<String> drops = new ArrayList<>();

    private DropOrder(Connection connection) {
        this.connection = connection;
    }

    /** Drops everything within the caller's transaction and returns the statements that did. */
    static List<String> find(Connection connection, Catalog catalog, List<StructureStatement> made)
            throws SQLException {
        var order = new DropOrder(connection);
        var whole = new ArrayList<String>();
        var parts = new ArrayList<String>();
        for (StructureStatement step : made) {
            Optional<CatalogObject> object = catalog.find(step.name());
            if (object.isPresent()) {
                order.sort(object.get(), whole, parts);
            } else if (step.name().startsWith("default of ")) {
                catalog.find(CatalogKind.COLUMN, step.name().substring("default of ".length()))
                        .ifPresent(column -> parts.add("alter table only "
                                + column.owner().orElseThrow() + " alter column " + column.name() + " drop default"));
            }
        }
        Collections.reverse(whole);
        Collections.reverse(parts);
        order.dropAll(whole, parts);
        return order.drops;
    }

    private void sort(CatalogObject object, List<String> whole, List<String> parts) {
        if (NONE.contains(object.kind())
                || object.isCopy()
                || object.identity().equals("public") && object.kind() == CatalogKind.SCHEMA) {
            return;
        }
        boolean foreignKey = object.detail("type").filter("f"::equals).isPresent();
        List<String> target = PARTS.contains(object.kind()) && !foreignKey ? parts : whole;
        target.addAll(Fixes.drop(object).statements());
    }

    private void dropAll(List<String> whole, List<String> parts) throws SQLException {
        var left = new ArrayList<>(whole);
        boolean partsTried = false;
        while (!left.isEmpty()) {
            int before = left.size();
            pass(left);
            if (left.size() < before) {
                continue;
            }
            if (partsTried) {
                return;
            }
            partsTried = true;
            left.addAll(0, parts);
        }
    }

    private void pass(List<String> left) throws SQLException {
        for (var each = left.listIterator(); each.hasNext(); ) {
            String drop = each.next();
            try {
                Savepoints.keeping(connection, open -> {
                    try (Statement statement = open.createStatement()) {
                        return statement.execute(drop);
                    }
                });
                drops.add(drop);
                each.remove();
            } catch (SQLException e) {
                if (GONE.contains(String.valueOf(e.getSQLState()))) {
                    each.remove();
                }
            }
        }
    }
}
