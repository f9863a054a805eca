package dev.plumbline.catalog;

/** Gives an object the name it should have. */
final class FixRename {

    private FixRename() {}

    static Fix of(Renames.Pair pair) {
        CatalogObject have = pair.have();
        CatalogObject want = pair.want();
        String to = " rename to " + withoutArguments(want.name());
        String on = " on " + want.owner().orElse("");
        return switch (have.kind()) {
            case COLUMN ->
                Fix.of("alter table " + want.owner().orElse("") + " rename column " + have.name() + " to "
                        + want.name());
            case CONSTRAINT ->
                Fix.of("alter " + Sql.ownerWord(want) + want.owner().orElse("") + " rename constraint " + have.name()
                        + " to " + want.name());
            case TRIGGER, RULE, POLICY -> Fix.of("alter " + have.kind().id() + " " + have.name() + on + to);
            default ->
                Identity.qualifier(have.identity()).equals(Identity.qualifier(want.identity()))
                        ? Fix.of(Sql.alter(have) + to)
                        : Fix.of(Sql.alter(have) + " set schema " + Identity.qualifier(want.identity()));
        };
    }

    private static String withoutArguments(String name) {
        int parenthesis = name.startsWith("\"") ? -1 : name.indexOf('(');
        return parenthesis < 0 ? name : name.substring(0, parenthesis);
    }
}
