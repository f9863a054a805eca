package dev.plumbline.catalog.structure;

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
 * The statements that rebuild a database, read from its catalogue.
 *
 * @param statements in an order in which each finds what it needs
 * @param roles owners and privileges
 * @param beyond objects that these statements do not describe; if there are any, only pg_dump can
 */
public record Structure(List<StructureStatement> statements, List<RoleStatement> roles, List<String> beyond) {

    /** What is left for queries: relations between objects that the catalogue reads as properties of one of them. */
    private static final List<String> QUERIES =
            List.of("attach", "view_columns", "attach_indexes", "refresh", "comments");
    /** The oid of {@code pg_class}, the same in every version: statements about a table give it with column 0. */
    private static final long RELATION = 1259;

    public Structure {
        statements = List.copyOf(statements);
        roles = List.copyOf(roles);
        beyond = List.copyOf(beyond);
    }

    /**
     * Reads within the caller's transaction; the search path is emptied so that every name is qualified.
     *
     * @param schemas by name; none means the whole database
     */
    public static Structure of(Connection connection, List<String> schemas) throws SQLException {
        ObjectStatements objects = ObjectStatements.read(connection, schemas);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path = ''");
            statement.execute("set local quote_all_identifiers = off");
            var reader = new Reader(statement, schemas);
            reader.owners();
            objects.nodes().forEach(reader::add);
            for (String query : QUERIES) {
                reader.add(query);
            }
            StatementOrder.Ordered ordered = reader.ordered();
            List<String> beyond = reader.beyond();
            beyond.addAll(ordered.circles());
            return new Structure(StatementOwners.complete(ordered.statements()), reader.roles, beyond);
        }
    }

    /** What one reading has collected so far. */
    private static final class Reader {
        private final Statement statement;
        private final List<String> schemas;
        private final List<RoleStatement> roles = new ArrayList<>();
        private final Map<String, StatementOwner> owners = new HashMap<>();
        private final List<StatementOrder.KeyedStatement> nodes = new ArrayList<>();
        private final Set<String> keys = new HashSet<>();
        private final Map<String, List<String>> needs = new HashMap<>();

        Reader(Statement statement, List<String> schemas) {
            this.statement = statement;
            this.schemas = schemas;
        }

        private ResultSet rows(String query) throws SQLException {
            return statement.executeQuery(ScopedQuery.text(Structure.class, query, schemas));
        }

        /** A statement that creates an object is what others need it by; any other needs the object it is about. */
        void add(ObjectStatements.ObjectStatement node) {
            String key = node.creates() ? node.object() : node.kind() + "/" + nodes.size();
            if (node.creates()) {
                keys.add(key);
            } else {
                needs.put(key, new ArrayList<>(List.of(node.object())));
            }
            StatementOwner owner =
                    node.creates() ? owners.getOrDefault(node.object(), StatementOwner.NONE) : StatementOwner.NONE;
            nodes.add(new StatementOrder.KeyedStatement(
                    key, node.kind(), new StructureStatement(node.phase(), node.name(), node.sql(), owner)));
        }

        void add(String query) throws SQLException {
            boolean comments = query.equals("comments");
            try (ResultSet rows = rows(query)) {
                while (rows.next()) {
                    String object = (rows.getLong(1) == 0 ? RELATION : rows.getLong(1)) + "/" + rows.getLong(2);
                    if (!comments || rows.getLong(2) == 0 || keys.contains(object)) {
                        add(new ObjectStatements.ObjectStatement(
                                object, false, query, rows.getInt(3), rows.getString(4), rows.getString(5)));
                    }
                }
            }
        }

        StatementOrder.Ordered ordered() throws SQLException {
            try (ResultSet rows = rows("needs")) {
                while (rows.next()) {
                    String from = rows.getLong(1) + "/" + rows.getLong(2);
                    String to = rows.getLong(3) + "/" + rows.getLong(4);
                    if (keys.contains(from) && keys.contains(to)) {
                        needs.computeIfAbsent(from, key -> new ArrayList<>()).add(to);
                    }
                }
            }
            needs.values().forEach(needed -> needed.removeIf(key -> !keys.contains(key)));
            return StatementOrder.sort(nodes, needs);
        }

        /** The owner of each object; the statements that set it and all privileges go into the list. */
        void owners() throws SQLException {
            try (ResultSet rows = rows("roles")) {
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
        }

        List<String> beyond() throws SQLException {
            var found = new ArrayList<String>();
            try (ResultSet rows = rows("beyond")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
