package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import dev.plumbline.catalog.Touched.Count;
import dev.plumbline.catalog.Touched.Found;
import dev.plumbline.database.session.PinnedSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue that goes along with the transactions of one session. It is read whole once; after that a transaction costs what it
 * changed, not what there is: the server tells which rows of its catalogues are the transaction's own, and with them what may name
 * what they describe is read again. Where that cannot be determined, everything is. Changes of other sessions are not seen.
 */
public final class CatalogTracker {
    private static final long PG_CLASS = 1259;

    /** Few rows are looked for, by their numbers, and often. */
    private static final Map<String, String> FEW = Map.of(
            "enable_nestloop", "on",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "plan_cache_mode", "force_generic_plan");

    /**
     * What became different in a catalogue.
     *
     * @param gone keys of objects that are there no more
     * @param now objects that are new or have other properties
     * @param added keys of those that are new
     */
    public record Changes(List<String> gone, List<CatalogObject> now, List<String> added) {
        public Changes {
            added = added.stream().sorted().toList();
            gone = List.copyOf(gone);
            now = List.copyOf(now);
        }

        public boolean isEmpty() {
            return gone.isEmpty() && now.isEmpty();
        }
    }

    private final Connection connection;
    private final CatalogScope scope;
    private final Touched touched;
    private final WrittenRows written;
    private final Map<String, CatalogObject> objects = new HashMap<>();
    private final Map<String, Set<String>> owned = new HashMap<>();
    private final Map<Address, String> keys = new HashMap<>();
    private Map<String, Count> before = Map.of();
    private long members;
    private boolean ready;
    private Set<String> lookedAt = Set.of();
    private Map<String, CatalogObject> last = Map.of();

    /** Reads everything, in the transaction that is open or in one of its own. */
    public CatalogTracker(Connection connection, CatalogScope scope) throws SQLException {
        if (!scope.home().isEmpty()) {
            throw new IllegalArgumentException("names without their schema are not followed");
        }
        this.connection = connection;
        this.scope = scope;
        this.touched = new Touched(connection);
        this.written = new WrittenRows(connection, known());
        readAll();
    }

    private CatalogTracker(CatalogTracker other) {
        this.connection = other.connection;
        this.scope = other.scope;
        this.touched = other.touched;
        this.written = new WrittenRows(connection, known());
        this.members = other.members;
        objects.putAll(other.objects);
        keys.putAll(other.keys);
        other.owned.forEach((owner, parts) -> owned.put(owner, new HashSet<>(parts)));
    }

    private WrittenRows.Known known() {
        return new WrittenRows.Known() {
            @Override
            public Optional<CatalogObject> find(Address address) {
                return Optional.ofNullable(keys.get(address)).flatMap(CatalogTracker.this::find);
            }

            @Override
            public Optional<CatalogObject> column(CatalogObject relation, int number) {
                return parts(relation).stream()
                        .filter(part -> part.kind() == CatalogKind.COLUMN && part.position() == number)
                        .findFirst();
            }
        };
    }

    /** Another that knows what this one knows, to go back to when the transaction does. */
    CatalogTracker copy() {
        return new CatalogTracker(this);
    }

    /** As of the last {@link #end}. */
    public Catalog catalog() throws SQLException {
        return new Catalog(connection.getMetaData().getDatabaseMajorVersion(), List.copyOf(objects.values()));
    }

    /** As of the last {@link #end}. */
    public Optional<CatalogObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** A table, view, index or sequence by the server's number, as of the last {@link #end}. */
    public Optional<CatalogObject> relation(long number) {
        return Optional.ofNullable(keys.get(new Address(PG_CLASS, number, 0))).flatMap(this::find);
    }

    /** What has an object for its owner: columns, constraints, indexes, triggers. */
    public List<CatalogObject> parts(CatalogObject whole) {
        return owned.getOrDefault(whole.identity(), Set.of()).stream()
                .flatMap(key -> find(key).stream())
                .toList();
    }

    /** From here on the transaction's work is looked at. */
    public void begin() throws SQLException {
        if (connection.getAutoCommit()) {
            before = Map.of();
            return;
        }
        if (!ready) {
            makeReady();
            ready = true;
        }
        before = touched.written();
    }

    /**
     * {@link #end} comes when the transaction holds its locks, and others wait: what it asks is prepared, planned and asked once
     * before, about nothing.
     */
    private void makeReady() throws SQLException {
        PinnedSession.with(connection, FEW, () -> {
            PreparedQueries.make(connection);
            touched.makeReady();
            written.reads(Touched.FOLLOWED);
            return new CatalogReader(connection, scope)
                    .some(PreparedQueries.FAMILIES.stream()
                            .collect(Collectors.toMap(family -> family, family -> List.of(0L))));
        });
    }

    /** What has become different since {@link #begin}. */
    public Changes end() throws SQLException {
        if (before.isEmpty() || connection.getAutoCommit()) {
            return all();
        }
        return PinnedSession.with(connection, FEW, () -> {
            Found found = touched.since(before, touched.written(), this::isCommented, members, written);
            return found.whole() ? all() : some(found);
        });
    }

    /** Reads everything. What had become different without being seen; to be added to what {@link #end} told. */
    public Changes readAgain() throws SQLException {
        return all();
    }

    /** Forgets what the last {@link #end} saw: its transaction was rolled back. Only {@link #readAgain} may follow. */
    public void takeBack() {
        objects.keySet().removeAll(lookedAt);
        last.forEach(objects::put);
    }

    private boolean isCommented(Address address) {
        CatalogObject object = objects.get(keys.getOrDefault(address, ""));
        return object != null
                && (object.properties().containsKey("comment")
                        || object.properties().containsKey("column comments")
                        || object.properties().containsKey("attribute comments"));
    }

    private Changes all() throws SQLException {
        Map<String, CatalogObject> then = Map.copyOf(objects);
        readAll();
        Set<String> looked = new LinkedHashSet<>(then.keySet());
        looked.addAll(objects.keySet());
        return changes(looked, then);
    }

    private void readAll() throws SQLException {
        var reader = new CatalogReader(connection, scope);
        Catalog all = reader.read();
        objects.clear();
        owned.clear();
        keys.clear();
        all.objects().forEach(object -> put(object, new HashMap<>()));
        know(reader);
        members = touched.members();
    }

    private Changes some(Found found) throws SQLException {
        Map<String, CatalogObject> then = new HashMap<>();
        for (Address address : found.gone()) {
            remove(address, then);
        }
        found.anew().forEach(address -> remove(address, then));
        var reader = new CatalogReader(connection, scope);
        Map<String, CatalogObject> read = new HashMap<>();
        reader.some(found.reads()).forEach(object -> read.put(object.key(), object));
        reader.keys().forEach((address, key) -> dropUnlessCalled(key, keys.get(address), then));
        for (String family : found.families()) {
            Set<CatalogKind> kinds = KINDS.getOrDefault(family, Set.of());
            for (CatalogObject object : List.copyOf(objects.values())) {
                if (kinds.contains(object.kind())) {
                    then.putIfAbsent(object.key(), object);
                    drop(object.key());
                }
            }
            reader.family(family).forEach(object -> read.put(object.key(), object));
        }
        read.values().forEach(object -> put(object, then));
        know(reader);
        Set<String> looked = new LinkedHashSet<>(then.keySet());
        looked.addAll(read.keySet());
        return changes(looked, then);
    }

    private static final Map<String, Set<CatalogKind>> KINDS = Map.of(
            "schemas", Set.of(CatalogKind.SCHEMA),
            "default_privileges", Set.of(CatalogKind.DEFAULT_PRIVILEGES));

    private void know(CatalogReader reader) {
        reader.keys().forEach((address, key) -> {
            if (address.sub() == 0) {
                keys.put(address, key);
            }
        });
    }

    /** With everything that is a part of it. */
    private void remove(Address address, Map<String, CatalogObject> then) {
        String key = keys.remove(address);
        CatalogObject object = key == null ? null : objects.get(key);
        if (object == null) {
            return;
        }
        for (String part : List.copyOf(owned.getOrDefault(object.identity(), Set.of()))) {
            CatalogObject one = objects.get(part);
            if (one != null) {
                then.putIfAbsent(part, one);
                drop(part);
            }
        }
        then.putIfAbsent(object.key(), object);
        drop(object.key());
    }

    /** A constraint, trigger or index can be called otherwise without anything else having changed. */
    private void dropUnlessCalled(String key, @Nullable String known, Map<String, CatalogObject> then) {
        CatalogObject object = known == null || known.equals(key) ? null : objects.get(known);
        if (object != null) {
            then.putIfAbsent(known, object);
            drop(object.key());
        }
    }

    private void put(CatalogObject object, Map<String, CatalogObject> then) {
        CatalogObject was = objects.get(object.key());
        if (was != null) {
            then.putIfAbsent(was.key(), was);
            drop(was.key());
        }
        objects.put(object.key(), object);
        object.owner()
                .ifPresent(owner ->
                        owned.computeIfAbsent(owner, unseen -> new HashSet<>()).add(object.key()));
    }

    private void drop(String key) {
        CatalogObject object = objects.remove(key);
        if (object != null) {
            object.owner()
                    .ifPresent(
                            owner -> owned.getOrDefault(owner, new HashSet<>()).remove(key));
        }
    }

    private Changes changes(Set<String> looked, Map<String, CatalogObject> then) {
        lookedAt = looked;
        last = then;
        var gone = new ArrayList<String>();
        var now = new ArrayList<CatalogObject>();
        var added = new ArrayList<String>();
        for (String key : looked) {
            CatalogObject was = then.get(key);
            CatalogObject is = objects.get(key);
            if (is == null) {
                gone.add(key);
            } else if (was == null || !was.properties().equals(is.properties())) {
                now.add(is);
                if (was == null) {
                    added.add(key);
                }
            }
        }
        return new Changes(gone, now, added);
    }
}
