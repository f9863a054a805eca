package dev.plumbline.operate.backup.source;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.catalog.structure.ScopedQuery;
import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.session.ReadOnly;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a backup takes from a database: its structure, and which rows and sequences go with it.
 *
 * @param catalogue the full catalogue to compare by, where the structure's statements do not describe everything
 */
public record Inventory(Structure structure, List<RowSet> rowSets, List<TableName> sequences, String catalogue) {
    private static final int LOCKED_AT_ONCE = 100;

    public Inventory {
        rowSets = List.copyOf(rowSets);
        sequences = List.copyOf(sequences);
    }

    /** Reads within the caller's transaction and leaves the search path of the session empty. */
    public static Inventory read(Connection connection, Scope scope) throws SQLException {
        Structure structure = Structure.of(connection, scope.schemas());
        return new Inventory(
                structure,
                tables(connection, scope),
                sequences(connection, scope),
                structure.beyond().isEmpty() ? "" : catalogue(connection, scope));
    }

    /** What is unlogged is not sent to a standby: there it is neither empty nor readable, and its file is missing. */
    public static void refuseWhatStandbyLacks(Connection connection, Scope scope) throws SQLException {
        if (!ReadOnly.isStandby(connection)) {
            return;
        }
        List<String> unlogged = Session.texts(
                connection,
                scope.expressions()
                        + "select format('%I.%I', s.nspname, c.relname) from pg_class c join scope s on s.oid = c.relnamespace"
                        + " where c.relpersistence = 'u' and c.relkind in ('r', 'S') order by 1");
        if (!unlogged.isEmpty()) {
            throw new BackupException(
                    Kind.UNAVAILABLE,
                    "a standby does not have what is unlogged (" + String.join(", ", unlogged)
                            + "): take it from its primary");
        }
    }

    /** What the schemas of the scope need of others, in words; a restore finds it or fails. */
    public static List<String> outside(Connection connection, Scope scope) throws SQLException {
        return scope.whole() ? List.of() : Session.texts(connection, query("outside", scope));
    }

    /** The tables alone. */
    public static List<RowSet> tables(Connection connection, Scope scope) throws SQLException {
        var found = new ArrayList<RowSet>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query("tables", scope))) {
            while (rows.next()) {
                found.add(new RowSet(
                        new TableName(rows.getString(1), rows.getString(2)),
                        List.of((String[]) rows.getArray(3).getArray()),
                        rows.getString(4),
                        rows.getBoolean(5),
                        rows.getLong(6)));
            }
        }
        return found;
    }

    /** Locks the structure while its rows are read; readers and writers go on. */
    public static void lock(Connection connection, List<RowSet> rowSets) throws SQLException {
        for (int from = 0; from < rowSets.size(); from += LOCKED_AT_ONCE) {
            String names = rowSets.subList(from, Math.min(rowSets.size(), from + LOCKED_AT_ONCE)).stream()
                    .map(rows -> rows.table().sql())
                    .collect(Collectors.joining(", "));
            Session.execute(connection, "lock table " + names + " in access share mode");
        }
    }

    private static List<TableName> sequences(Connection connection, Scope scope) throws SQLException {
        var found = new ArrayList<TableName>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query("sequences", scope))) {
            while (rows.next()) {
                found.add(new TableName(rows.getString(1), rows.getString(2)));
            }
        }
        return found;
    }

    private static String query(String name, Scope scope) {
        return ScopedQuery.text(Inventory.class, name, scope.schemas());
    }

    private static String catalogue(Connection connection, Scope scope) throws SQLException {
        CatalogScope whole = scope.whole()
                ? CatalogScope.everything()
                : CatalogScope.of(scope.schemas().toArray(String[]::new));
        return Catalog.read(connection, whole.without(Aspect.OWNERS, Aspect.GRANTS, Aspect.EXTENSION_VERSIONS))
                .canonicalText();
    }
}
