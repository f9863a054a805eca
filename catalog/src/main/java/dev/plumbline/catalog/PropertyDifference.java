package dev.plumbline.catalog;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One property of an object that exists on both sides; null means not set. */
public record PropertyDifference(
        String property,
        @Nullable String expected,
        @Nullable String actual) {

    public PropertyDifference {
        Objects.requireNonNull(property);
        if (Objects.equals(expected, actual)) {
            throw new IllegalArgumentException(property + " is the same on both sides: " + expected);
        }
    }
}
