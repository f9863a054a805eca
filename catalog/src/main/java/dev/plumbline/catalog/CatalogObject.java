package dev.plumbline.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One object of a database.
 *
 * @param identity schema-qualified and quoted for SQL; what belongs to a table has the table's name in front
 * @param properties its properties; an absent one has its default
 * @param needs keys of the objects that must exist for this one to exist
 * @param partOf keys of the objects that take this one with them when they are dropped
 * @param details what else statements need; ignored in comparisons and not written to files
 * @param position the position of a column in its table, else 0; ignored in comparisons: undoing a drop puts a column at the end
 */
public record CatalogObject(
        CatalogKind kind,
        String identity,
        SortedMap<String, String> properties,
        SortedMap<String, String> details,
        SortedSet<String> needs,
        SortedSet<String> partOf,
        int position)
        implements Comparable<CatalogObject> {

    private static final Comparator<CatalogObject> ORDER =
            Comparator.comparing(CatalogObject::kind).thenComparing(CatalogObject::identity);

    public CatalogObject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(identity);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        partOf = Collections.unmodifiableSortedSet(new TreeSet<>(partOf));
    }

    /** Without details, as from a file. */
    public CatalogObject(
            CatalogKind kind,
            String identity,
            SortedMap<String, String> properties,
            SortedSet<String> needs,
            SortedSet<String> partOf,
            int position) {
        this(kind, identity, properties, Collections.emptySortedMap(), needs, partOf, position);
    }

    /** Unique within a catalogue: {@code table public.orders}. */
    public String key() {
        return kind.id() + " " + identity;
    }

    /** The key and every property on lines of their own, lengths before texts so that no text can imitate another. */
    public String canonicalText() {
        var text = new StringBuilder(key()).append('\n');
        properties.forEach((name, value) -> text.append("  ")
                .append(name)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append('\n'));
        return text.toString();
    }

    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    public Optional<String> detail(String name) {
        return Optional.ofNullable(details.get(name));
    }

    /** A list whose order does not matter in comparisons, in the order given. */
    public Optional<String> asWritten(String name) {
        return detail(name).or(() -> property(name));
    }

    /** Whether it came with the same part of a partitioned or inherited table: a trigger, an index, a constraint, a column. */
    public boolean isCopy() {
        return kind != CatalogKind.TABLE && partOf.stream().anyMatch(whole -> whole.startsWith(kind.id() + " "));
    }

    /** The table, view or domain this belongs to, by name; empty for objects of their own. */
    public Optional<String> owner() {
        return switch (kind) {
            case COLUMN -> Optional.of(identity.substring(0, identity.length() - ("." + name()).length()));
            case CONSTRAINT, INDEX, TRIGGER, RULE, POLICY, STATISTICS -> property("on");
            default -> Optional.empty();
        };
    }

    /** The last part of the identity, still quoted. */
    public String name() {
        return Identity.last(identity);
    }

    @Override
    public int compareTo(CatalogObject other) {
        return ORDER.compare(this, other);
    }
}
