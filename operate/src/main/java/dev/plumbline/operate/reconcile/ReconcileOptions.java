package dev.plumbline.operate.reconcile;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to reconcile and how far to go.
 *
 * @param tables with their schemas; empty: everything in the pack
 * @param split what separates the elements of a plain text that becomes an array; empty: such texts are reported, not guessed
 * @param drop whether columns, tables and other objects that the pack does not have are dropped
 */
public record ReconcileOptions(List<String> tables, Optional<String> split, boolean drop, Duration lockTimeout) {
    public ReconcileOptions {
        tables = tables.stream()
                .map(name -> name.contains(".") ? name : "public." + name)
                .toList();
    }

    public static ReconcileOptions defaults() {
        return new ReconcileOptions(List.of(), Optional.empty(), false, Duration.ofSeconds(10));
    }

    public ReconcileOptions splitting(String separator) {
        return new ReconcileOptions(tables, Optional.of(separator), drop, lockTimeout);
    }

    public ReconcileOptions of(String... names) {
        return new ReconcileOptions(List.of(names), split, drop, lockTimeout);
    }
}
