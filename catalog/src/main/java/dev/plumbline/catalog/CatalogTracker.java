package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import dev.plumbline.catalog.CatalogueWrites.Count;
import dev.plumbline.catalog.Touched.Found;
import dev.plumbline.catalog.query.PreparedQueries;
import dev.plumbline.database.session.NamedQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A catalogue that goes along with the transactions of one session. It is read whole once; after that a transaction costs what it
 * changed, not what there is: the server says which rows of its catalogues are the transaction's own, and with them what may name
 * what they describe is read again. Where that cannot be determined, everything is. Changes of other sessions are not seen.
 */
public final class CatalogTracker {
    private static final long PG_CLASS = 1259;

    /**
     * What became different in a catalogue.
     *
     * @param gone keys of objects that no longer exist
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
    private final NamedQueries whole;
    private final Touched touched;
    private final CatalogueRows written;
    private final KnownObjects known;
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
        this.whole = CatalogReader.whole(scope);
        this.touched = new Touched(connection);
        this.known = new KnownObjects();
        this.written = new CatalogueRows(connection, known);
        readAll();
    }

    private CatalogTracker(CatalogTracker other) {
        this.connection = other.connection;
        this.scope = other.scope;
        this.whole = other.whole;
        this.touched = other.touched;
        this.known = new KnownObjects(other.known);
        this.written = new CatalogueRows(connection, known);
        this.members = other.members;
    }

    /** Another that knows what this one knows, to go back to when the transaction does. */
    CatalogTracker copy() {
        return new CatalogTracker(this);
    }

    /** As of the last {@link #end}. */
    public Catalog catalog() throws SQLException {
        return new Catalog(connection.getMetaData().getDatabaseMajorVersion(), known.all());
    }

    /** As of the last {@link #end}. */
    public Optional<CatalogObject> find(String key) {
        return known.find(key);
    }

    /** A table, view, index or sequence by the server's number, as of the last {@link #end}. */
    public Optional<CatalogObject> relation(long number) {
        return known.find(new Address(PG_CLASS, number, 0));
    }

    /** What has an object for its owner: columns, constraints, indexes, triggers. */
    public List<CatalogObject> parts(CatalogObject whole) {
        return known.parts(whole);
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
        touched.pinned(counts -> {
            touched.makeReady();
            written.reads(CatalogueWrites.FOLLOWED);
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
        return touched.pinned(counts -> {
            Found found = touched.since(before, counts, known::isCommented, members, written);
            return found.whole() ? all() : some(found);
        });
    }

    /** Reads everything. Returns what changed without being noticed, to be added to what {@link #end} returned. */
    public Changes readAgain() throws SQLException {
        return all();
    }

    /** Forgets what the last {@link #end} saw: its transaction was rolled back. Only {@link #readAgain} may follow. */
    public void takeBack() {
        known.goBack(lookedAt, last);
    }

    private Changes all() throws SQLException {
        Map<String, CatalogObject> then = known.byKey();
        readAll();
        Set<String> looked = new LinkedHashSet<>(then.keySet());
        looked.addAll(known.byKey().keySet());
        return changes(looked, then);
    }

    private void readAll() throws SQLException {
        var reader = CatalogReader.again(connection, scope, whole);
        Catalog all = reader.read();
        known.clear();
        all.objects().forEach(object -> known.put(object, new HashMap<>()));
        known.know(reader.keys());
        members = touched.members();
    }

    private Changes some(Found found) throws SQLException {
        Map<String, CatalogObject> then = new HashMap<>();
        for (Address address : found.gone()) {
            known.remove(address, then);
        }
        found.anew().forEach(address -> known.remove(address, then));
        var reader = new CatalogReader(connection, scope);
        Map<String, CatalogObject> read = new HashMap<>();
        reader.some(found.reads()).forEach(object -> read.put(object.key(), object));
        reader.keys().forEach((address, key) -> known.dropUnlessCalled(address, key, then));
        for (String family : found.families()) {
            Set<CatalogKind> kinds = KINDS.getOrDefault(family, Set.of());
            known.dropKinds(kinds, then);
            reader.family(family).forEach(object -> read.put(object.key(), object));
        }
        read.values().forEach(object -> known.put(object, then));
        known.know(reader.keys());
        Set<String> looked = new LinkedHashSet<>(then.keySet());
        looked.addAll(read.keySet());
        return changes(looked, then);
    }

    private static final Map<String, Set<CatalogKind>> KINDS = Map.of(
            "schemas", Set.of(CatalogKind.SCHEMA),
            "default_privileges", Set.of(CatalogKind.DEFAULT_PRIVILEGES));

    private Changes changes(Set<String> looked, Map<String, CatalogObject> then) {
        lookedAt = looked;
        last = then;
        var gone = new ArrayList<String>();
        var now = new ArrayList<CatalogObject>();
        var added = new ArrayList<String>();
        for (String key : looked) {
            CatalogObject was = then.get(key);
            CatalogObject is = known.find(key).orElse(null);
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
