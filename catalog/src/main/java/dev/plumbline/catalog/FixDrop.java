package dev.plumbline.catalog;

/** Drops what should not be there. */
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
            case COLUMN -> Sql.alterOwner(object) + " drop column " + object.name();
            case CONSTRAINT -> Sql.alterOwner(object) + " drop constraint " + object.name();
            case PUBLISHED_TABLE -> "alter publication " + words(object)[0] + " drop table " + words(object)[1];
            case PUBLISHED_SCHEMA ->
                "alter publication " + words(object)[0] + " drop tables in schema " + words(object)[1];
            case DEFAULT_PRIVILEGES ->
                String.join(
                        "; ",
                        FixGrants.statements(
                                object, null, object.property("grants").orElse("nobody")));
            case ROLE_SETTINGS -> FixDatabase.drop(object);
            case LARGE_OBJECT -> "select pg_catalog.lo_unlink(" + object.identity() + ")";
            default -> "drop " + Sql.reference(object);
        };
    }

    /** The publication and what it publishes, out of an identity of the two. */
    static String[] words(CatalogObject object) {
        String identity = object.identity();
        int end = identity.startsWith("\"") ? identity.indexOf("\" ") + 1 : identity.indexOf(' ');
        return new String[] {identity.substring(0, end), identity.substring(end + 1)};
    }
}
