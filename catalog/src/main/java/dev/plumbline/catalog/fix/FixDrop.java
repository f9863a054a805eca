package dev.plumbline.catalog.fix;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.ddl.DatabaseStatements;
import dev.plumbline.catalog.ddl.GrantStatements;
import dev.plumbline.catalog.ddl.SqlText;

/** Drops what should not exist. */
final class FixDrop {

    private FixDrop() {}

    static Fix of(CatalogObject object) {
        Fix fix = Fix.of(statement(object));
        return switch (object.kind()) {
            case TABLE -> fix.but("the rows of the table are lost");
            case COLUMN -> fix.but("the values of the column are lost");
            case SCHEMA -> fix.but("the schema has to be empty");
            case LARGE_OBJECT -> fix.but("its content is lost");
            case USER_MAPPING, SUBSCRIPTION -> fix.but("its options cannot be read back: note them first");
            default -> fix;
        };
    }

    static String statement(CatalogObject object) {
        return switch (object.kind()) {
            case COLUMN -> SqlText.alterOwner(object) + " drop column " + object.name();
            case CONSTRAINT -> SqlText.alterOwner(object) + " drop constraint " + object.name();
            case PUBLISHED_TABLE ->
                "alter publication " + SqlText.words(object)[0] + " drop table " + SqlText.words(object)[1];
            case PUBLISHED_SCHEMA ->
                "alter publication " + SqlText.words(object)[0] + " drop tables in schema " + SqlText.words(object)[1];
            case DEFAULT_PRIVILEGES ->
                String.join(
                        "; ",
                        GrantStatements.statements(
                                object, null, object.property("grants").orElse("nobody")));
            case ROLE_SETTINGS -> DatabaseStatements.drop(object);
            case LARGE_OBJECT -> "select pg_catalog.lo_unlink(" + object.identity() + ")";
            default -> "drop " + SqlText.reference(object);
        };
    }
}
