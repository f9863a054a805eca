package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the server what the transaction that is open has done to its catalogues. */
final class Touched {
    /** Catalogues whose rows {@code touched.sql} can lead back to what they describe. */
    private static final Set<String> FOLLOWED = Set.of(
            "pg_class",
            "pg_attribute",
            "pg_attrdef",
            "pg_constraint",
            "pg_index",
            "pg_inherits",
            "pg_trigger",
            "pg_rewrite",
            "pg_policy",
            "pg_sequence",
            "pg_partitioned_table",
            "pg_statistic_ext",
            "pg_type",
            "pg_enum",
            "pg_range",
            "pg_proc",
            "pg_aggregate",
            "pg_description",
            "pg_depend");

    /** Catalogues that say nothing of what is read here. */
    private static final Set<String> SILENT = Set.of(
            "pg_shdepend",
            "pg_statistic",
            "pg_statistic_ext_data",
            "pg_largeobject",
            "pg_largeobject_metadata",
            "pg_seclabel",
            "pg_shseclabel",
            "pg_init_privs",
            "pg_replication_origin",
            "pg_subscription_rel");

    /** Catalogues of which few rows are the user's: what they hold is read whole. */
    private static final Map<String, String> FAMILIES =
            Map.of("pg_namespace", "schemas", "pg_default_acl", "default_privileges");

    private static final long PG_NAMESPACE = 2615;

    private static final String CATALOGUES =
            "select oid::bigint, relname from pg_class where oid < 16384 and relkind = 'r' and relnamespace = 'pg_catalog'::regnamespace";

    private static final String COUNTS = """
            select o::bigint,
              pg_stat_get_xact_tuples_inserted(o) + pg_stat_get_xact_tuples_updated(o),
              pg_stat_get_xact_tuples_deleted(o),
              pg_stat_get_xact_tuples_updated(o)
            from unnest('{%s}'::oid[]) as o
            where current_setting('track_counts') = 'on'
            """;

    /** What was written to a catalogue. */
    record Count(long written, long deleted, long updated) {}

    /**
     * What has to be read again.
     *
     * @param whole everything: what was done cannot be followed
     * @param indexes of those relations
     * @param queries the families of queries that have something to say of these
     * @param families what is read again altogether
     * @param gone numbers of what is there no more
     */
    record Found(
            boolean whole,
            List<Long> relations,
            List<Long> indexes,
            List<Long> types,
            List<Long> routines,
            Set<String> queries,
            Set<String> families,
            List<Address> gone) {
        static final Found EVERYTHING =
                new Found(true, List.of(), List.of(), List.of(), List.of(), Set.of(), Set.of(), List.of());

        List<Long> numbers() {
            var all = new ArrayList<Long>(relations);
            all.addAll(indexes);
            all.addAll(types);
            all.addAll(routines);
            return all;
        }
    }

    /** What the transaction has locked, and of that what is there no more. */
    private record Locked(List<Address> there, List<Address> gone, long members) {}

    /** What was written to each catalogue, and which queries the session has prepared. */
    record Counted(Map<String, Count> counts, Set<String> prepared) {}

    private final Connection connection;
    private final Map<Long, String> catalogues = new TreeMap<>();
    private final String counts;

    Touched(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(CATALOGUES)) {
            while (rows.next()) {
                catalogues.put(rows.getLong(1), rows.getString(2));
            }
        }
        this.counts = String.format(
                COUNTS, catalogues.keySet().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    /** In the transaction that is open; no counts where the server does not count. */
    Map<String, Count> written() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(counts)) {
            return read(rows);
        }
    }

    private Map<String, Count> read(ResultSet rows) throws SQLException {
        Map<String, Count> found = new HashMap<>();
        while (rows.next()) {
            found.put(
                    catalogues.getOrDefault(rows.getLong(1), ""),
                    new Count(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
        }
        return found;
    }

    /** The same, and what is prepared. */
    Counted counts() throws SQLException {
        Set<String> prepared = new HashSet<>();
        try (Statement query = connection.createStatement()) {
            query.execute(PreparedQueries.KNOWN + "; " + counts);
            try (ResultSet rows = query.getResultSet()) {
                while (rows.next()) {
                    prepared.add(rows.getString(1));
                }
            }
            query.getMoreResults();
            try (ResultSet rows = query.getResultSet()) {
                return new Counted(read(rows), prepared);
            }
        }
    }

    /** Asks about nothing, so that the server has its plans and this class is loaded. */
    void makeReady() throws SQLException {
        locked();
        found(Set.of(), List.of(), Set.of(), List.of());
    }

    /**
     * @param commented what is known to have a comment: one that is taken away leaves no other trace than a lock
     * @param members how many objects belonged to extensions
     */
    Found since(
            Map<String, Count> before, Map<String, Count> after, Predicate<Address> commented, long members, int major)
            throws SQLException {
        Set<String> written = new TreeSet<>();
        Set<String> deleted = new TreeSet<>();
        Set<String> families = new TreeSet<>();
        for (Map.Entry<String, Count> now : after.entrySet()) {
            Count then = before.getOrDefault(now.getKey(), new Count(0, 0, 0));
            boolean wrote = now.getValue().written() != then.written();
            boolean removed = now.getValue().deleted() != then.deleted();
            String name = now.getKey();
            if (!wrote && !removed || SILENT.contains(name)) {
                continue;
            }
            if (FAMILIES.containsKey(name)) {
                // A schema that is renamed changes every name in it.
                if (name.equals("pg_namespace") && now.getValue().updated() != then.updated()) {
                    return Found.EVERYTHING;
                }
                families.add(FAMILIES.get(name));
            } else if (!FOLLOWED.contains(name)) {
                return Found.EVERYTHING;
            }
            if (wrote) {
                written.add(name);
            }
            if (removed) {
                deleted.add(name);
            }
        }
        List<Address> again = List.of();
        List<Address> gone = List.of();
        if (!deleted.isEmpty()) {
            Locked locked = locked();
            gone = locked.gone();
            if (deleted.contains("pg_depend")) {
                if (locked.members() != members) {
                    return Found.EVERYTHING;
                }
            }
            // Whether a sequence is owned by a column is told by pg_depend alone, and who is changed is locked.
            again = locked.there().stream()
                    .filter(address -> address.classId() != PG_NAMESPACE)
                    .toList();
            if (deleted.contains("pg_description")) {
                if (again.size() < locked.there().size()) {
                    families.add("schemas");
                }
                if (anyUncommented(again.stream().filter(commented).toList())) {
                    return Found.EVERYTHING;
                }
            }
            if (!deleted.contains("pg_description") && !deleted.contains("pg_depend")) {
                again = List.of();
            }
        }
        return written.isEmpty() && again.isEmpty()
                ? new Found(false, List.of(), List.of(), List.of(), List.of(), Set.of(), families, gone)
                : found(written, again, families, gone);
    }

    /** Whether something of a catalogue that is not followed has lost its comment. */
    private boolean anyUncommented(List<Address> commented) throws SQLException {
        if (commented.isEmpty()) {
            return false;
        }
        try (PreparedStatement query = connection.prepareStatement("select exists (select"
                + " from unnest(?::oid[], ?::oid[]) as k (class, oid)"
                + " where k.class not in ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass,"
                + " 'pg_constraint'::regclass, 'pg_trigger'::regclass, 'pg_rewrite'::regclass, 'pg_policy'::regclass,"
                + " 'pg_statistic_ext'::regclass, 'pg_namespace'::regclass) and not exists (select from pg_description d"
                + " where d.classoid = k.class and d.objoid = k.oid))")) {
            setAddresses(query, commented);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** How many objects belong to extensions. */
    long members() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select count(*) from pg_depend where deptype = 'e'");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Locked locked() throws SQLException {
        var there = new ArrayList<Address>();
        var gone = new ArrayList<Address>();
        long members = 0;
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("execute " + PreparedQueries.LOCKED)) {
            while (rows.next()) {
                if (rows.getLong(1) == 0) {
                    members = rows.getLong(2);
                } else {
                    (rows.getBoolean(3) ? gone : there).add(new Address(rows.getLong(1), rows.getLong(2), 0));
                }
            }
        }
        return new Locked(there, gone, members);
    }

    private void setAddresses(PreparedStatement query, Collection<Address> addresses) throws SQLException {
        query.setArray(
                1,
                connection.createArrayOf(
                        "oid", addresses.stream().map(Address::classId).toArray()));
        query.setArray(
                2,
                connection.createArrayOf(
                        "oid", addresses.stream().map(Address::oid).toArray()));
    }

    private Found found(Set<String> written, List<Address> again, Set<String> families, List<Address> gone)
            throws SQLException {
        var relations = new ArrayList<Long>();
        var indexes = new ArrayList<Long>();
        var types = new ArrayList<Long>();
        var routines = new ArrayList<Long>();
        Set<String> queries = new TreeSet<>();
        String sql = "execute " + PreparedQueries.TOUCHED + "(" + array(written.stream()) + ", "
                + array(again.stream().map(Address::classId)) + ", "
                + array(again.stream().map(Address::oid)) + ")";
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                long oid = rows.getLong(2);
                switch (rows.getString(1)) {
                    case "relation" -> relations.add(oid);
                    case "index" -> indexes.add(oid);
                    case "type" -> types.add(oid);
                    case "routine" -> routines.add(oid);
                    case "beyond" -> {
                        if (oid != PG_NAMESPACE) {
                            return Found.EVERYTHING;
                        }
                        families.add("schemas");
                        continue;
                    }
                    default -> throw new IllegalStateException(rows.getString(1));
                }
                queries.addAll(List.of(rows.getString(3).split(" ")));
            }
        }
        return new Found(false, relations, indexes, types, routines, queries, families, gone);
    }

    /** Of numbers, or of names of the server's own catalogues. */
    private static String array(Stream<?> words) {
        return words.map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"));
    }
}
