package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import dev.plumbline.catalog.CatalogueWrites.Count;
import dev.plumbline.catalog.query.PreparedQueries;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private static final long PG_TYPE = 1247;
    private static final long PG_PROC = 1255;
    private static final long PG_CLASS = 1259;
    private static final long PG_NAMESPACE = 2615;

    private static final String CATALOGUES =
            "select oid::bigint, relname from pg_class where oid < 16384 and relkind = 'r' and relnamespace = 'pg_catalog'::regnamespace";

    /**
     * What has to be read again.
     *
     * @param whole everything: what was done cannot be followed
     * @param anew what is forgotten until it has been read again, with all that belongs to it
     * @param reads the numbers each family of queries is asked about
     * @param families what is read again altogether
     * @param gone numbers of what no longer exists
     */
    record Found(
            boolean whole,
            List<Address> anew,
            Map<String, ? extends Collection<Long>> reads,
            Set<String> families,
            List<Address> gone) {
        static final Found EVERYTHING = new Found(true, List.of(), Map.of(), Set.of(), List.of());
    }

    /** What the transaction has locked, and which of that no longer exists. */
    private record Locked(List<Address> there, List<Address> gone, long members) {}

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
        this.counts = PreparedQueries.COUNTED + "(" + array(catalogues.keySet().stream()) + ")";
    }

    /** In the transaction that is open; no counts where the server does not count. */
    Map<String, Count> written() throws SQLException {
        Map<String, Count> found = new HashMap<>();
        PreparedQueries.ALL.ask(connection, List.of(counts), row -> count(row, found));
        return found;
    }

    /** Asks the same, and goes on with a session whose settings are those that all questions here are meant for. */
    <T> T pinned(AfterCounts<T> work) throws SQLException {
        Map<String, Count> found = new HashMap<>();
        return PreparedQueries.ALL.askPinned(
                connection,
                PreparedQueries.PINNED,
                List.of(counts),
                row -> count(row, found),
                () -> work.with(Map.copyOf(found)));
    }

    /** Work that knows what was written. */
    interface AfterCounts<T> {
        T with(Map<String, Count> written) throws SQLException;
    }

    private void count(ResultSet row, Map<String, Count> found) throws SQLException {
        found.put(
                catalogues.getOrDefault(row.getLong(1), ""), new Count(row.getLong(2), row.getLong(3), row.getLong(4)));
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
            Map<String, Count> before,
            Map<String, Count> after,
            Predicate<Address> commented,
            long members,
            CatalogueRows rows)
            throws SQLException {
        CatalogueWrites writes = CatalogueWrites.between(before, after).orElse(null);
        if (writes == null) {
            return Found.EVERYTHING;
        }
        Set<String> written = writes.written();
        Set<String> deleted = writes.deleted();
        Set<String> families = new TreeSet<>(writes.families());
        if (written.isEmpty() && deleted.isEmpty()) {
            return new Found(false, List.of(), Map.of(), families, List.of());
        }
        if (deleted.isEmpty()) {
            CatalogueRows.Reads reads = rows.reads(written).orElse(null);
            if (reads != null) {
                if (reads.schemas()) {
                    families.add("schemas");
                }
                return new Found(false, List.of(), reads.numbers(), families, List.of());
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
            // Only pg_depend says which column owns a sequence, and whatever is changed is locked.
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
                ? new Found(false, List.of(), Map.of(), families, gone)
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
        var members = new long[1];
        PreparedQueries.ALL.askOn(connection, List.of(PreparedQueries.LOCKED), row -> {
            if (row.getLong(1) == 0) {
                members[0] = row.getLong(2);
            } else {
                (row.getBoolean(3) ? gone : there).add(new Address(row.getLong(1), row.getLong(2), 0));
            }
        });
        return new Locked(there, gone, members[0]);
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
        var anew = new ArrayList<Address>();
        var numbers = new ArrayList<Long>();
        Set<String> queries = new TreeSet<>();
        var beyond = new TreeSet<Long>();
        String call = PreparedQueries.TOUCHED + "(" + array(written.stream()) + ", "
                + array(again.stream().map(Address::classId)) + ", "
                + array(again.stream().map(Address::oid)) + ")";
        PreparedQueries.ALL.askOn(connection, List.of(call), row -> {
            long oid = row.getLong(2);
            switch (row.getString(1)) {
                case "relation", "index" -> anew.add(new Address(PG_CLASS, oid, 0));
                case "type" -> anew.add(new Address(PG_TYPE, oid, 0));
                case "routine" -> anew.add(new Address(PG_PROC, oid, 0));
                case "beyond" -> {
                    beyond.add(oid);
                    return;
                }
                default -> throw new IllegalStateException(row.getString(1));
            }
            numbers.add(oid);
            queries.addAll(List.of(row.getString(3).split(" ")));
        });
        if (beyond.remove(PG_NAMESPACE)) {
            families.add("schemas");
        }
        if (!beyond.isEmpty()) {
            return Found.EVERYTHING;
        }
        return new Found(
                false, anew, queries.stream().collect(Collectors.toMap(one -> one, one -> numbers)), families, gone);
    }

    /** Of numbers, or of names of the server's own catalogues. */
    static String array(Stream<?> words) {
        return words.map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"));
    }
}
