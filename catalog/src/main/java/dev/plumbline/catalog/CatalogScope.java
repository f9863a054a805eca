package dev.plumbline.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which part of a database's catalogue to read.
 *
 * @param schemas the schemas by name; empty for all but the system's own, together with what belongs to the database as a whole
 * @param home a schema whose name is left out everywhere, so that the same objects in another schema read the same; empty for none
 * @param aspects the properties to read besides structure
 * @param bookkeeping a regular expression of relations to leave out; empty to leave out nothing, not even Plumbline's own tables
 */
public record CatalogScope(List<String> schemas, String home, Set<Aspect> aspects, String bookkeeping) {

    /** Migration histories and Plumbline's own tables. */
    public static final String BOOKKEEPING = "^(flyway_.*history|plumbline_)";

    /** Properties that some comparisons need and others do not. */
    public enum Aspect {
        OWNERS("owner"),
        GRANTS("grants"),
        COMMENTS("comment"),
        EXTENSION_VERSIONS("version"),
        /** Owner, privileges, comment and settings of the database itself, settings of roles in it, and its large objects. */
        DATABASE_ITSELF("");

        private final String property;

        Aspect(String property) {
            this.property = property;
        }

        String property() {
            return property;
        }
    }

    public CatalogScope {
        schemas = schemas.stream().sorted().distinct().toList();
        aspects =
                Collections.unmodifiableSet(aspects.isEmpty() ? EnumSet.noneOf(Aspect.class) : EnumSet.copyOf(aspects));
        Objects.requireNonNull(home);
        Objects.requireNonNull(bookkeeping);
    }

    /** All schemas, and every aspect of what a migration creates: not the database itself. */
    public static CatalogScope everything() {
        return withTheDatabaseItself().without(Aspect.DATABASE_ITSELF);
    }

    /** All schemas, every aspect. */
    public static CatalogScope withTheDatabaseItself() {
        return new CatalogScope(List.of(), "", EnumSet.allOf(Aspect.class), BOOKKEEPING);
    }

    /** The schemas named, every aspect, and nothing that belongs to the database as a whole. */
    public static CatalogScope of(String... schemas) {
        if (schemas.length == 0) {
            throw new IllegalArgumentException("no schema named, expected at least one");
        }
        return new CatalogScope(List.of(schemas), "", EnumSet.allOf(Aspect.class), BOOKKEEPING)
                .without(Aspect.DATABASE_ITSELF);
    }

    /**
     * Everything that statements must create, bookkeeping included; without owners, privileges and comments.
     *
     * @param schemas by name; none means the whole database
     */
    public static CatalogScope structureOf(List<String> schemas) {
        return new CatalogScope(schemas, "", EnumSet.noneOf(Aspect.class), "");
    }

    public CatalogScope without(Aspect... left) {
        EnumSet<Aspect> kept = EnumSet.noneOf(Aspect.class);
        kept.addAll(aspects);
        List.of(left).forEach(kept::remove);
        return new CatalogScope(schemas, home, kept, bookkeeping);
    }

    /** Names in this schema are read without it. */
    public CatalogScope relativeTo(String schema) {
        return new CatalogScope(schemas, schema, aspects, bookkeeping);
    }
}
