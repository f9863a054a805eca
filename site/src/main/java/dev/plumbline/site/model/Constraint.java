package dev.plumbline.site.model;

import java.util.List;

/**
 * A key or another rule of a table.
 *
 * @param referenced the number of the table a foreign key leads to, else 0
 */
public record Constraint(
        String name,
        Kind kind,
        String definition,
        List<String> columns,
        long referenced,
        List<String> referencedColumns,
        boolean validated,
        String comment) {

    /** Whether and how it is a key. */
    public enum Kind {
        PRIMARY("p", "primary key"),
        UNIQUE("u", "unique"),
        FOREIGN("f", "foreign key"),
        CHECK("c", "check"),
        EXCLUSION("x", "exclusion");

        private final String letter;
        private final String words;

        Kind(String letter, String words) {
            this.letter = letter;
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** By the catalogue's letter. */
        public static Kind of(String letter) {
            for (Kind kind : values()) {
                if (kind.letter.equals(letter)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of constraint: " + letter);
        }
    }

    public Constraint {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }
}
