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
 * @param identity schema-qualified and quoted as SQL wants it; what belongs to a table has the table's name in front
 * @param properties what the object is; an absent property is at its default
 * @param needs keys of the objects that must exist for this one to exist
 * @param partOf keys of the objects that take this one with them when they go
 * @param details what statements need beside; plays no part in comparisons and is not written to files
 * @param position where a column stands in its table, else 0; plays no part in comparisons: an undone drop puts a column at the end
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

    /** Without details, as out of a file. */
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

    /** A list whose order plays no part in comparisons, in the order in which it was given. */
    public Optional<String> asWritten(String name) {
        return detail(name).or(() -> property(name));
    }

    /** Whether it came with the same part of a partitioned table or of a parent: a trigger, an index, a constraint, a column. */
    public boolean isCopy() {
        return kind != CatalogKind.TABLE && partOf.stream().anyMatch(whole -> whole.startsWith(kind.id() + " "));
    }

    /** The table, view or domain this belongs to, by name; empty for what stands alone. */
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
