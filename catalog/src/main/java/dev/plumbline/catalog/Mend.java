package dev.plumbline.catalog;

import java.util.List;
import java.util.Objects;

/**
 * The statements that would put a difference right, in order.
 *
 * @param statements none when they cannot be derived safely
 * @param caution why there are none, or what running them costs; empty when there is nothing to say
 */
public record Mend(List<String> statements, String caution) {

    public Mend {
        statements = List.copyOf(statements);
        Objects.requireNonNull(caution);
        if (statements.isEmpty() && caution.isBlank()) {
            throw new IllegalArgumentException("no statement and no reason");
        }
    }

    static Mend of(List<String> statements) {
        return new Mend(statements, "");
    }

    static Mend of(String... statements) {
        return new Mend(List.of(statements), "");
    }

    static Mend none(String reason) {
        return new Mend(List.of(), reason);
    }

    Mend but(String warning) {
        return new Mend(statements, warning);
    }
}
