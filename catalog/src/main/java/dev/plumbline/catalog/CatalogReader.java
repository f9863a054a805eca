package dev.plumbline.catalog;

import dev.plumbline.catalog.query.PreparedQueries;
import dev.plumbline.catalog.query.VersionedSql;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.NamedQueries;
import dev.plumbline.database.session.PinnedSession;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the queries of this package's SQL files, one per family of kinds. A column that is not part of the identity becomes a property or,
 * with a ~, a detail.
 */
final class CatalogReader {

    private static final List<String> QUERIES = List.of(
            "schemas",
            "tables",
            "columns",
            "constraints",
            "indexes",
            "sequences",
            "views",
            "functions",
            "aggregates",
            "triggers",
            "rules",
            "policies",
            "types",
            "extensions",
            "operators",
            "operator_classes",
            "collations",
            "conversions",
            "text_search",
            "statistics",
            "default_privileges",
            "database");
    /** Nothing but privileges: not an object of its own where privileges are not read. */
    private static final String RIGHTS_TO_COME = "default_privileges";

    private static final String ITSELF = "database_itself";
    private static final String DEPENDENCIES = "dependencies";
    private static final Set<String> NO_PROPERTY = Set.of(
            "class", "oid", "sub", "kind", "name", "whole", "origin", "acl", "acl_default", "grantor", "column_acls");

    private final Connection connection;
    private final CatalogScope scope;
    private final Optional<NamedQueries> named;
    private final Map<Address, String> keys = new HashMap<>();
    private final Map<String, Row> rows = new HashMap<>();

    CatalogReader(Connection connection, CatalogScope scope) {
        this(connection, scope, Optional.empty());
    }

    private CatalogReader(Connection connection, CatalogScope scope, Optional<NamedQueries> named) {
        this.connection = connection;
        this.scope = scope;
        this.named = named;
    }

    /** One whose questions stay prepared in the session, for the next one that asks {@link #whole} of them. */
    static CatalogReader again(Connection connection, CatalogScope scope, NamedQueries whole) {
        return new CatalogReader(connection, scope, Optional.of(whole));
    }

    /** The questions about everything in a scope that writes every name with its schema. */
    static NamedQueries whole(CatalogScope scope) {
        return new NamedQueries(connection -> {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            Map<String, String> texts = new LinkedHashMap<>();
            Stream.concat(QUERIES.stream(), Stream.of(ITSELF, DEPENDENCIES))
                    .forEach(name -> texts.put(named(name, scope), " as " + literal(name, major, scope)));
            return texts;
        });
    }

    /** By what it holds, so that two scopes of one session have their own. */
    private static String named(String name, CatalogScope scope) {
        byte[] held = (scope.schemas() + scope.bookkeeping()).getBytes(StandardCharsets.UTF_8);
        return "plumbline_" + name + "_"
                + UUID.nameUUIDFromBytes(held).toString().replace("-", "");
    }

    private static String literal(String name, int major, CatalogScope scope) {
        return (VersionedSql.of("prelude", major) + VersionedSql.of(name, major))
                .replace("?::text as home", "null::text as home")
                .replace("?::text[] as schemas", schemas(scope) + "::text[] as schemas")
                .replace("?::text as bookkeeping", Identifier.literal(scope.bookkeeping()) + "::text as bookkeeping");
    }

    private static String schemas(CatalogScope scope) {
        return scope.schemas().isEmpty()
                ? "null"
                : scope.schemas().stream().map(Identifier::literal).collect(Collectors.joining(", ", "array[", "]"));
    }

    Catalog read() throws SQLException {
        return ConsistentRead.of(connection, () -> PinnedSession.during(connection, this::readPinned));
    }

    /** The server's oids for what was read, by key: class and oid, as in {@code pg_depend}. */
    Map<String, String> numbers() {
        Map<String, String> numbers = new HashMap<>();
        keys.forEach((address, key) -> numbers.put(key, address.classId() + "/" + address.oid()));
        return numbers;
    }

    /** What is known by oid, so that it is found again after it has been dropped. */
    Map<Address, String> keys() {
        return Map.copyOf(keys);
    }

    /** Reads one family again. The session is pinned already. */
    List<CatalogObject> family(String name) throws SQLException {
        rows.clear();
        query(name, connection.getMetaData().getDatabaseMajorVersion(), this::add);
        return rows.values().stream().map(Row::object).toList();
    }

    /**
     * Reads some objects again, all in one query. The session is pinned already.
     *
     * @param numbers by family, of {@link PreparedQueries#FAMILIES}: of relations (for indexes with their tables), of routines and of
     *     types
     */
    List<CatalogObject> some(Map<String, ? extends Collection<Long>> numbers) throws SQLException {
        rows.clear();
        if (numbers.isEmpty()) {
            return List.of();
        }
        String schemas = schemas(scope);
        PreparedQueries.ALL.askOn(
                connection,
                numbers.entrySet().stream()
                        .map(family -> PreparedQueries.of(family.getKey()) + "(null, " + schemas + ", "
                                + Identifier.literal(scope.bookkeeping()) + ", "
                                + family.getValue().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",", "'{", "}'"))
                                + ")")
                        .toList(),
                this::add);
        return rows.values().stream().map(Row::object).toList();
    }

    private Catalog readPinned() throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        for (String query : QUERIES) {
            if (!query.equals(RIGHTS_TO_COME) || scope.aspects().contains(CatalogScope.Aspect.GRANTS)) {
                query(query, major, this::add);
            }
        }
        if (scope.aspects().contains(CatalogScope.Aspect.DATABASE_ITSELF)) {
            query(ITSELF, major, this::add);
        }
        query(DEPENDENCIES, major, this::link);
        rows.values().forEach(row -> row.partOf.retainAll(rows.keySet()));
        return new Catalog(major, rows.values().stream().map(Row::object).toList());
    }

    private void query(String name, int major, NamedQueries.RowReader reader) throws SQLException {
        if (named.isPresent()) {
            named.get().ask(connection, List.of(named(name, scope)), reader);
            return;
        }
        String sql = VersionedSql.of("prelude", major) + VersionedSql.of(name, major);
        SearchPath.seenFrom(
                connection,
                scope.home(),
                sql,
                found -> {
                    int read = 0;
                    for (; found.next(); read++) {
                        reader.read(found);
                    }
                    return read;
                },
                scope.home().isEmpty() ? null : scope.home(),
                scope.schemas().isEmpty()
                        ? null
                        : connection.createArrayOf("text", scope.schemas().toArray()),
                scope.bookkeeping());
    }

    private void add(ResultSet found) throws SQLException {
        var row = new Row(CatalogKind.of(found.getString("kind")), found.getString("name"));
        ResultSetMetaData columns = found.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i);
            if (columns.getColumnType(i) == Types.ARRAY) {
                row.partOf.addAll(texts(found.getArray(i)));
            } else if (label.startsWith("~")) {
                row.detail(label.substring(1), found.getString(i));
            } else if (!NO_PROPERTY.contains(label)) {
                row.put(label, found.getString(i));
            }
        }
        row.position = row.kind == CatalogKind.COLUMN ? found.getInt("sub") : 0;
        addGrants(row, found, columns);
        removeAspects(row);
        row.partOf.remove(row.key());
        keys.put(new Address(found.getLong("class"), found.getLong("oid"), found.getInt("sub")), row.key());
        if (rows.put(row.key(), row) != null) {
            throw new IllegalStateException("two objects are called " + row.key());
        }
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static void addGrants(Row row, ResultSet found, ResultSetMetaData columns) throws SQLException {
        Set<String> labels = new TreeSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        String acl = labels.contains("acl") ? found.getString("acl") : null;
        if (acl != null) {
            String usual = labels.contains("acl_default") ? found.getString("acl_default") : null;
            String owner = found.getString(labels.contains("grantor") ? "grantor" : "owner");
            Grants.canonical(acl, usual == null ? "{}" : usual, owner == null ? "" : owner)
                    .ifPresent(grants -> row.put("grants", grants));
        }
        String columnAcls = labels.contains("column_acls") ? found.getString("column_acls") : null;
        if (columnAcls != null) {
            String owner = found.getString("owner");
            row.put(
                    "column grants",
                    columnAcls
                            .lines()
                            .map(line -> line.substring(0, line.indexOf(": {") + 2)
                                    + Grants.canonical(line.substring(line.indexOf(": {") + 2), "{}", owner)
                                            .orElse("nobody"))
                            .collect(Collectors.joining("\n")));
        }
    }

    private void removeAspects(Row row) {
        for (CatalogScope.Aspect aspect : CatalogScope.Aspect.values()) {
            if (!scope.aspects().contains(aspect)
                    && (aspect != CatalogScope.Aspect.EXTENSION_VERSIONS || row.kind == CatalogKind.EXTENSION)) {
                row.properties.remove(aspect.property());
            }
        }
        if (!scope.aspects().contains(CatalogScope.Aspect.GRANTS)) {
            row.properties.remove("column grants");
        }
        if (!scope.aspects().contains(CatalogScope.Aspect.COMMENTS)) {
            row.properties.remove("column comments");
            row.properties.remove("attribute comments");
        }
    }

    private void link(ResultSet found) throws SQLException {
        String dependent = key(found.getLong("class"), found.getLong("oid"), found.getInt("sub"));
        String needed = key(found.getLong("needed_class"), found.getLong("needed_oid"), found.getInt("needed_sub"));
        Row row = dependent == null ? null : rows.get(dependent);
        if (row == null || needed == null || needed.equals(dependent)) {
            return;
        }
        (found.getBoolean("part") ? row.partOf : row.needs).add(needed);
    }

    private @Nullable String key(long classId, long oid, int sub) {
        String exact = keys.get(new Address(classId, oid, sub));
        return exact != null || sub == 0 ? exact : keys.get(new Address(classId, oid, 0));
    }

    record Address(long classId, long oid, int sub) {}

    private static final class Row {
        private final CatalogKind kind;
        private final String identity;
        private final SortedMap<String, String> properties = new TreeMap<>();
        private final SortedMap<String, String> details = new TreeMap<>();
        private final SortedSet<String> needs = new TreeSet<>();
        private final SortedSet<String> partOf = new TreeSet<>();
        private int position;

        Row(CatalogKind kind, String identity) {
            this.kind = kind;
            this.identity = identity;
        }

        String key() {
            return kind.id() + " " + identity;
        }

        void put(String property, @Nullable String value) {
            if (value != null) {
                properties.put(property, value);
            }
        }

        void detail(String name, @Nullable String value) {
            if (value != null) {
                details.put(name, value);
            }
        }

        CatalogObject object() {
            return new CatalogObject(kind, identity, properties, details, needs, partOf, position);
        }
    }
}
