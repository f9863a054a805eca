package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.fix.Fix;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a catalogue differs from the expected one.
 *
 * @param expected the object as it should be; null when it should not exist
 * @param actual the object as it is; null when it is missing
 * @param properties what differs in an object that exists on both sides
 * @param alongside objects that are missing, unexpected or changed only because of this
 * @param fix what would correct it
 */
public record CatalogDifference(
        Change change,
        @Nullable CatalogObject expected,
        @Nullable CatalogObject actual,
        List<PropertyDifference> properties,
        List<CatalogObject> alongside,
        Fix fix) {

    /** In what way. */
    public enum Change {
        MISSING,
        UNEXPECTED,
        CHANGED,
        RENAMED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CatalogDifference {
        properties = List.copyOf(properties);
        alongside = List.copyOf(alongside);
        if (expected == null && actual == null) {
            throw new IllegalArgumentException("a difference without an object");
        }
    }

    /** The object as expected, or as found when it is unexpected. */
    public CatalogObject object() {
        return expected != null ? expected : Objects.requireNonNull(actual);
    }

    public CatalogKind kind() {
        return object().kind();
    }

    public String identity() {
        return object().identity();
    }

    /** {@code changed column public.orders.amount: type}. */
    public String title() {
        String start = change.id() + " " + object().key();
        return switch (change) {
            case RENAMED ->
                start + ": is called " + Objects.requireNonNull(actual).identity();
            case CHANGED ->
                start + ": "
                        + String.join(
                                ", ",
                                properties.stream()
                                        .map(PropertyDifference::property)
                                        .toList());
            case MISSING, UNEXPECTED -> start;
        };
    }

    /** The title, then each property with {@code actual} and {@code expected} on aligned lines, then the fix. */
    public String render() {
        return DifferenceText.of(this);
    }

    /** The part of {@link #render()} between title and fix; empty when the title says everything. */
    public String body() {
        return DifferenceText.body(this);
    }

    @Override
    public String toString() {
        return title();
    }
}
