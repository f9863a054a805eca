package dev.plumbline.loader.source;

/** Values as parts of array literals and of row literals. */
final class SqlComposite {

    private SqlComposite() {}

    /** An element of an array literal; text is always quoted. */
    static String element(Literal value) {
        return switch (value.kind) {
            case NULL -> "NULL";
            case NUMBER, BOOLEAN -> value.text();
            case DEFAULT -> throw new BadValue("DEFAULT inside ARRAY[…]");
            default -> {
                StringBuilder quoted = new StringBuilder();
                JsonText.appendQuoted(value.text(), quoted);
                yield quoted.toString();
            }
        };
    }

    /** A field of a row literal; NULL is nothing at all. */
    static String field(Literal value) {
        return switch (value.kind) {
            case NULL -> "";
            case NUMBER, BOOLEAN -> value.text();
            case DEFAULT -> throw new BadValue("DEFAULT inside ROW(…)");
            default -> '"' + value.text().replace("\\", "\\\\").replace("\"", "\"\"") + '"';
        };
    }
}
