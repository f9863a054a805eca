package dev.plumbline.operate.backup;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a database consists of, as the statements that rebuild it, read from its catalogue.
 *
 * @param beyond objects these statements do not describe; when there are any, only pg_dump can
 * @param catalogue when there are any: what the catalogue says in full, to compare by
 */
record Structure(
        List<StructureStatement> statements,
        List<RoleStatement> roles,
        List<RowSet> rowSets,
        List<TableName> sequences,
        List<String> beyond,
        String catalogue) {

    Structure {
        statements = List.copyOf(statements);
        roles = List.copyOf(roles);
        rowSets = List.copyOf(rowSets);
        sequences = List.copyOf(sequences);
        beyond = List.copyOf(beyond);
    }

    /** The object number of {@code pg_class}, the same in every version: statements about a table say it as 0. */
    private static final long RELATION = 1259;

    /** Reads within the caller's transaction; the search path is emptied so that every name comes out qualified. */
    static Structure read(Connection connection, Scope scope) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = ''");
            statement.execute("set local quote_all_identifiers = off");
            var roles = new ArrayList<RoleStatement>();
            StatementOrder.Ordered ordered = statements(statement, scope, owners(statement, scope, roles));
            List<String> beyond = beyond(statement, scope);
            beyond.addAll(ordered.circles());
            return new Structure(
                    StatementOwners.complete(ordered.statements()),
                    roles,
                    rowSets(statement, scope),
                    sequences(statement, scope),
                    beyond,
                    beyond.isEmpty() ? "" : catalogue(connection, scope));
        }
    }

    /** The tables alone. */
    static List<RowSet> tables(Connection connection, Scope scope) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return rowSets(statement, scope);
        }
    }

    private static String catalogue(Connection connection, Scope scope) throws SQLException {
        CatalogScope whole = scope.whole()
                ? CatalogScope.everything()
                : CatalogScope.of(scope.schemas().toArray(String[]::new));
        return Catalog.read(connection, whole.without(Aspect.OWNERS, Aspect.GRANTS, Aspect.EXTENSION_VERSIONS))
                .canonicalText();
    }

    private static StatementOrder.Ordered statements(
            Statement statement, Scope scope, Map<String, StatementOwner> owners) throws SQLException {
        var nodes = new ArrayList<StatementOrder.Node>();
        Set<String> keys = new HashSet<>();
        Map<String, List<String>> needs = new HashMap<>();
        for (String query : StructureQueries.STATEMENTS) {
            boolean comments = query.startsWith("80_");
            try (ResultSet rows = statement.executeQuery(StructureQueries.text(query, scope))) {
                while (rows.next()) {
                    boolean creates = rows.getLong(1) != 0 && !comments;
                    String object = (rows.getLong(1) == 0 ? RELATION : rows.getLong(1)) + "/" + rows.getLong(2);
                    if (comments && rows.getLong(2) != 0 && !keys.contains(object)) {
                        continue;
                    }
                    String key = creates ? object : query + "/" + nodes.size();
                    if (creates) {
                        keys.add(object);
                    } else {
                        needs.put(key, new ArrayList<>(List.of(object)));
                    }
                    var step = new StructureStatement(
                            rows.getInt(3),
                            rows.getString(4),
                            rows.getString(5),
                            creates ? owners.getOrDefault(object, StatementOwner.NONE) : StatementOwner.NONE);
                    nodes.add(new StatementOrder.Node(key, query, step));
                }
            }
        }
        addNeeds(statement, scope, keys, needs);
        needs.values().forEach(needed -> needed.removeIf(key -> !keys.contains(key)));
        return StatementOrder.sort(nodes, needs);
    }

    private static void addNeeds(Statement statement, Scope scope, Set<String> known, Map<String, List<String>> needs)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery(StructureQueries.text("needs", scope))) {
            while (rows.next()) {
                String from = rows.getLong(1) + "/" + rows.getLong(2);
                String to = rows.getLong(3) + "/" + rows.getLong(4);
                if (known.contains(from) && known.contains(to)) {
                    needs.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
                }
            }
        }
    }

    /** Who owns each object; the statements that say so and all privileges go into the list. */
    private static Map<String, StatementOwner> owners(Statement statement, Scope scope, List<RoleStatement> roles)
            throws SQLException {
        var owners = new HashMap<String, StatementOwner>();
        try (ResultSet rows = statement.executeQuery(StructureQueries.text("roles", scope))) {
            while (rows.next()) {
                String role = rows.getString(1);
                String sql = rows.getString(2);
                if (rows.getLong(3) != 0) {
                    owners.put(rows.getLong(3) + "/" + rows.getLong(4), new StatementOwner(role, sql, false));
                }
                if (!rows.getBoolean(5)) {
                    roles.add(new RoleStatement(role, sql));
                }
            }
        }
        return owners;
    }

    private static List<RowSet> rowSets(Statement statement, Scope scope) throws SQLException {
        var found = new ArrayList<RowSet>();
        try (ResultSet rows = statement.executeQuery(StructureQueries.text("tables", scope))) {
            while (rows.next()) {
                Array columns = rows.getArray(3);
                found.add(new RowSet(
                        new TableName(rows.getString(1), rows.getString(2)),
                        List.of((String[]) columns.getArray()),
                        rows.getString(4),
                        rows.getBoolean(5),
                        rows.getLong(6)));
            }
        }
        return found;
    }

    private static List<TableName> sequences(Statement statement, Scope scope) throws SQLException {
        var found = new ArrayList<TableName>();
        try (ResultSet rows = statement.executeQuery(StructureQueries.text("sequences", scope))) {
            while (rows.next()) {
                found.add(new TableName(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    private static List<String> beyond(Statement statement, Scope scope) throws SQLException {
        var found = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(StructureQueries.text("beyond", scope))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
