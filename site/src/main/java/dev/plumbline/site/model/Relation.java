package dev.plumbline.site.model;

import dev.plumbline.site.model.Constraint.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A table or a view.
 *
 * @param oid the server's number; it never appears on a page
 * @param partitionOf the number of the table that this is a partition of, else 0
 * @param partitioning of a partitioned table its key, of a partition its bounds
 * @param definition of a view its query
 * @param remark anything unusual: unlogged, row-level security
 * @param samples some rows, where requested
 */
public record Relation(
        long oid,
        QualifiedName name,
        Type type,
        String comment,
        long partitionOf,
        String partitioning,
        String definition,
        String remark,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        Optional<Size> size,
        Optional<Samples> samples) {

    /** What it is. */
    public enum Type {
        TABLE("table"),
        PARTITIONED("partitioned table"),
        VIEW("view"),
        MATERIALIZED("materialized view"),
        FOREIGN("foreign table");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public boolean isView() {
            return this == VIEW || this == MATERIALIZED;
        }

        /** By the catalogue's letter. */
        public static Type of(String letter) {
            return switch (letter) {
                case "r" -> TABLE;
                case "p" -> PARTITIONED;
                case "v" -> VIEW;
                case "m" -> MATERIALIZED;
                case "f" -> FOREIGN;
                default -> throw new IllegalArgumentException("no kind of relation: " + letter);
            };
        }
    }

    /** @param rows as estimated by the server; less than zero: never counted */
    public record Size(long rows, long bytes, long indexBytes) {}

    /** @param refused why there are none; empty when there are */
    public record Samples(List<List<Optional<String>>> rows, String refused) {
        public Samples {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    public Relation {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }

    public Relation withColumns(List<Column> others) {
        return with(others, samples);
    }

    public Relation withSamples(Samples rows) {
        return with(columns, Optional.of(rows));
    }

    private Relation with(List<Column> others, Optional<Samples> rows) {
        return new Relation(
                oid,
                name,
                type,
                comment,
                partitionOf,
                partitioning,
                definition,
                remark,
                others,
                constraints,
                indexes,
                triggers,
                size,
                rows);
    }

    public boolean isPartition() {
        return partitionOf != 0;
    }

    public List<Constraint> of(Kind kind) {
        return constraints.stream().filter(one -> one.kind() == kind).toList();
    }

    public boolean isKey(String column) {
        return of(Kind.PRIMARY).stream().anyMatch(key -> key.columns().contains(column));
    }

    public boolean isReference(String column) {
        return of(Kind.FOREIGN).stream().anyMatch(key -> key.columns().contains(column));
    }
}
