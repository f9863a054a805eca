package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.verifier.check.ObjectReference;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The object that a row of a health check is about, identified by the name of its first column and, for parts of a table, its table. */
record OffendingObject(List<String> columns, List<String> row, String follows) {

    /** Empty when the row is about no object. */
    Set<ObjectReference> references() {
        if (!follows.isEmpty()) {
            return Arrays.stream(follows.split(", "))
                    .flatMap(words -> ObjectReference.parse(words).stream())
                    .collect(Collectors.toSet());
        }
        if (row.isEmpty()) {
            return Set.of();
        }
        String first = row.get(0);
        return switch (columns.get(0)) {
            case "table", "index", "sequence" -> Set.of(ObjectReference.to(CatalogKind.of(columns.get(0)), first));
            case "view" ->
                Set.of(
                        ObjectReference.to(CatalogKind.MATERIALIZED_VIEW, first),
                        ObjectReference.to(CatalogKind.VIEW, first));
            case "function" -> Set.of(ObjectReference.function(first.replaceFirst("\\(.*", "")));
            case "constraint", "foreign_key", "trigger" -> partOfTable(first);
            default -> Set.of();
        };
    }

    private Set<ObjectReference> partOfTable(String name) {
        int at = columns.indexOf("table");
        if (at < 0) {
            return Set.of();
        }
        String path = row.get(at) + "." + name;
        return Set.of(ObjectReference.to(CatalogKind.CONSTRAINT, path), ObjectReference.to(CatalogKind.TRIGGER, path));
    }
}
