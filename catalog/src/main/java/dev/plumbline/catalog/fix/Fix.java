package dev.plumbline.catalog.fix;

import java.util.List;
import java.util.Objects;

/**
 * The statements that would correct a difference, in order.
 *
 * @param statements none when they cannot be derived safely
 * @param caution why there are none, or what running them costs; empty when there is nothing to say
 */
public record Fix(List<String> statements, String caution) {

    public Fix {
        statements = List.copyOf(statements);
        Objects.requireNonNull(caution);
        if (statements.isEmpty() && caution.isBlank()) {
            throw new IllegalArgumentException("no statement and no reason");
        }
    }

    static Fix of(List<String> statements) {
        return new Fix(statements, "");
    }

    static Fix of(String... statements) {
        return new Fix(List.of(statements), "");
    }

    static Fix none(String reason) {
        return new Fix(List.of(), reason);
    }

    Fix but(String warning) {
        return new Fix(statements, warning);
    }
}
