package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

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

    /** Catalogues whose objects have numbers of their own, and are known by them. */
    private static final List<String> NUMBERED = List.of(
            "pg_class",
            "pg_proc",
            "pg_type",
            "pg_constraint",
            "pg_trigger",
            "pg_rewrite",
            "pg_policy",
            "pg_statistic_ext");

    private static final long PG_NAMESPACE = 2615;

    private static final String COUNTS = """
            select c.relname,
              pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid),
              pg_stat_get_xact_tuples_deleted(c.oid),
              pg_stat_get_xact_tuples_updated(c.oid)
            from pg_class c
            where c.oid < 16384 and c.relkind = 'r' and c.relnamespace = 'pg_catalog'::regnamespace
              and current_setting('track_counts') = 'on'
            """;

    /** What was written to a catalogue. */
    record Count(long written, long deleted, long updated) {}

    /**
     * What has to be read again.
     *
     * @param whole everything: what was done cannot be followed
     * @param indexes of those relations
     * @param gone numbers that are known and there no more
     */
    record Found(
            boolean whole,
            List<Long> relations,
            List<Long> indexes,
            List<Long> types,
            List<Long> routines,
            Set<String> families,
            List<Address> gone) {
        static final Found EVERYTHING =
                new Found(true, List.of(), List.of(), List.of(), List.of(), Set.of(), List.of());

        List<Long> numbers() {
            var all = new ArrayList<Long>(relations);
            all.addAll(indexes);
            all.addAll(types);
            all.addAll(routines);
            return all;
        }
    }

    private final Connection connection;

    Touched(Connection connection) {
        this.connection = connection;
    }

    /** Of the transaction that is open; none where the server does not count. */
    Map<String, Count> counts() throws SQLException {
        Map<String, Count> counts = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(COUNTS);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString(1), new Count(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return counts;
    }

    /**
     * @param commented what is known to have a comment: a comment that is taken away leaves no other trace
     */
    Found since(
            Map<String, Count> before,
            Map<String, Count> after,
            Collection<Address> known,
            Supplier<List<Address>> commented,
            long members,
            int major)
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
        if (deleted.contains("pg_depend")) {
            if (members() != members) {
                return Found.EVERYTHING;
            }
            // Whether a sequence is owned by a column is told by that catalogue alone.
            families.add("sequences");
        }
        List<Address> again = List.of();
        if (deleted.contains("pg_description")) {
            again = commented.get();
            families.add("schemas");
            if (anyUncommented(again)) {
                return Found.EVERYTHING;
            }
        }
        List<Address> gone = gone(deleted, known);
        return written.isEmpty() && again.isEmpty()
                ? new Found(false, List.of(), List.of(), List.of(), List.of(), families, gone)
                : found(written, again, families, gone, major);
    }

    /** Whether something of a catalogue that is not followed has lost its comment. */
    private boolean anyUncommented(List<Address> commented) throws SQLException {
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

    private List<Address> gone(Set<String> deleted, Collection<Address> known) throws SQLException {
        var gone = new ArrayList<Address>();
        for (String catalogue : NUMBERED) {
            if (!deleted.contains(catalogue)) {
                continue;
            }
            try (PreparedStatement query = connection.prepareStatement("select k.class, k.oid"
                    + " from unnest(?::oid[], ?::oid[]) as k (class, oid)"
                    + " where k.class = '" + catalogue + "'::regclass and not exists (select from " + catalogue
                    + " c where c.oid = k.oid)")) {
                setAddresses(query, known);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        gone.add(new Address(rows.getLong(1), rows.getLong(2), 0));
                    }
                }
            }
        }
        return gone;
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

    private Found found(Set<String> written, List<Address> again, Set<String> families, List<Address> gone, int major)
            throws SQLException {
        var relations = new ArrayList<Long>();
        var indexes = new ArrayList<Long>();
        var types = new ArrayList<Long>();
        var routines = new ArrayList<Long>();
        try (PreparedStatement query = connection.prepareStatement(VersionedSql.parts("touched", major, written))) {
            setAddresses(query, again);
            try (ResultSet rows = query.executeQuery()) {
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
                        }
                        default -> throw new IllegalStateException(rows.getString(1));
                    }
                }
            }
        }
        return new Found(false, relations, indexes, types, routines, families, gone);
    }
}
