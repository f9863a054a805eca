package dev.plumbline.verifier.check;

import dev.plumbline.catalog.CatalogKind;
import java.util.Optional;
import java.util.Set;

/**
 * What a result is about, in a form that can be compared with other results.
 *
 * @param extent whether it is the object of that name or what belongs to it
 * @param name as the catalogue says it
 */
public record ObjectReference(Extent extent, CatalogKind kind, String name) {

    /** Which part of a database is meant. */
    public enum Extent {
        /** The object alone. */
        OBJECT,
        /** Any object of that kind with that bare name, in whatever table it is. */
        ANY_OF_NAME,
        /** All objects of that kind of the table of that name. */
        ALL_OF_TABLE,
        /** The rows that the column of that name refers to. */
        REFERENCED_BY
    }

    private static final String REFERENCES = "references of ";

    public static ObjectReference to(CatalogKind kind, String name) {
        return new ObjectReference(Extent.OBJECT, kind, name);
    }

    public static ObjectReference function(String name) {
        return to(CatalogKind.FUNCTION, name);
    }

    public static ObjectReference index(String name) {
        return to(CatalogKind.INDEX, name);
    }

    /** By its path, {@code table.column}. */
    public static ObjectReference column(String path) {
        return to(CatalogKind.COLUMN, path);
    }

    public static ObjectReference anyColumn(String name) {
        return new ObjectReference(Extent.ANY_OF_NAME, CatalogKind.COLUMN, name);
    }

    public static ObjectReference indexesOf(String table) {
        return new ObjectReference(Extent.ALL_OF_TABLE, CatalogKind.INDEX, table);
    }

    public static ObjectReference constraintsOf(String table) {
        return new ObjectReference(Extent.ALL_OF_TABLE, CatalogKind.CONSTRAINT, table);
    }

    public static ObjectReference referencedBy(String column) {
        return new ObjectReference(Extent.REFERENCED_BY, CatalogKind.COLUMN, column);
    }

    /** Whatever a query can read from. */
    public static Set<ObjectReference> relation(String name) {
        return Set.of(to(CatalogKind.TABLE, name), to(CatalogKind.VIEW, name), to(CatalogKind.MATERIALIZED_VIEW, name));
    }

    /** As an SQL file writes it: {@code index by_year}, {@code indexes of t}, {@code references of t.a}; empty for other words. */
    public static Optional<ObjectReference> parse(String words) {
        if (words.startsWith(REFERENCES)) {
            return Optional.of(referencedBy(words.substring(REFERENCES.length())));
        }
        int of = words.indexOf(" of ");
        for (CatalogKind kind : CatalogKind.values()) {
            if (words.startsWith(kind.id() + " ")) {
                return Optional.of(to(kind, words.substring(kind.id().length() + 1)));
            }
            if (of > 0 && words.substring(0, of).matches(kind.id() + "e?s")) {
                return Optional.of(new ObjectReference(Extent.ALL_OF_TABLE, kind, words.substring(of + 4)));
            }
        }
        return Optional.empty();
    }
}
