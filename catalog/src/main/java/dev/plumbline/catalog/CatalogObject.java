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
 * @param position where a column stands in its table, else 0; plays no part in comparisons: an undone drop puts a column at the end
 */
public record CatalogObject(
        CatalogKind kind,
        String identity,
        SortedMap<String, String> properties,
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
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        partOf = Collections.unmodifiableSortedSet(new TreeSet<>(partOf));
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
