package dev.plumbline.catalog.fix;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import dev.plumbline.catalog.ddl.SqlText;

/** Gives an object the name it should have. */
final class FixRename {

    private FixRename() {}

    static Fix of(CatalogObject expected, CatalogObject actual) {
        String to = " rename to " + Identity.withoutArguments(expected.name());
        String on = " on " + expected.owner().orElse("");
        return switch (actual.kind()) {
            case COLUMN ->
                Fix.of("alter table " + expected.owner().orElse("") + " rename column " + actual.name() + " to "
                        + expected.name());
            case CONSTRAINT ->
                Fix.of("alter " + SqlText.ownerWord(expected) + expected.owner().orElse("") + " rename constraint "
                        + actual.name() + " to " + expected.name());
            case TRIGGER, RULE, POLICY -> Fix.of("alter " + actual.kind().id() + " " + actual.name() + on + to);
            default ->
                Identity.qualifier(actual.identity()).equals(Identity.qualifier(expected.identity()))
                        ? Fix.of(SqlText.alter(actual) + to)
                        : Fix.of(SqlText.alter(actual) + " set schema " + Identity.qualifier(expected.identity()));
        };
    }
}
