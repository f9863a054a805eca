package dev.plumbline.catalog.fix;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.Identity;
import dev.plumbline.catalog.ddl.SqlText;

/** Gives an object the name it should have. */
final class FixRename {

    private FixRename() {}

    static Fix of(CatalogObject want, CatalogObject have) {
        String to = " rename to " + withoutArguments(want.name());
        String on = " on " + want.owner().orElse("");
        return switch (have.kind()) {
            case COLUMN ->
                Fix.of("alter table " + want.owner().orElse("") + " rename column " + have.name() + " to "
                        + want.name());
            case CONSTRAINT ->
                Fix.of("alter " + SqlText.ownerWord(want) + want.owner().orElse("") + " rename constraint "
                        + have.name() + " to " + want.name());
            case TRIGGER, RULE, POLICY -> Fix.of("alter " + have.kind().id() + " " + have.name() + on + to);
            default ->
                Identity.qualifier(have.identity()).equals(Identity.qualifier(want.identity()))
                        ? Fix.of(SqlText.alter(have) + to)
                        : Fix.of(SqlText.alter(have) + " set schema " + Identity.qualifier(want.identity()));
        };
    }

    private static String withoutArguments(String name) {
        int parenthesis = name.startsWith("\"") ? -1 : name.indexOf('(');
        return parenthesis < 0 ? name : name.substring(0, parenthesis);
    }
}
