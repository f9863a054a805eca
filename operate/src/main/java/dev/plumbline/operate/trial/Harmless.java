package dev.plumbline.operate.trial;

import dev.plumbline.schema.script.SqlStatement;
import java.util.List;
import java.util.regex.Pattern;

/** Separates statements that cannot destroy rows from those that must be tried. In doubt a statement is tried. */
public final class Harmless {
    /** Whatever keywords they contain: bodies that run later, the events of a trigger, a string. */
    private static final Pattern NEVER = Pattern.compile("(COMMENT ON|GRANT|REVOKE|SET"
            + "|CREATE (OR REPLACE )?((CONSTRAINT )?TRIGGER|FUNCTION|PROCEDURE|AGGREGATE|(RECURSIVE )?VIEW|RULE)"
            + "|CREATE (TYPE|DOMAIN|SEQUENCE|POLICY|CAST|OPERATOR|COLLATION|STATISTICS|(UNIQUE )?INDEX))\\b.*");

    private static final Pattern STARTS_HARMLESS =
            Pattern.compile("(ALTER|ANALYZE|COMMENT|CREATE|GRANT|INSERT|REFRESH|REVOKE|SET) .*");
    private static final Pattern MAY_DESTROY =
            Pattern.compile(".*\\b(CALL|DELETE|DROP|EXECUTE|MERGE|PERFORM|TRUNCATE|TYPE|UPDATE)\\b.*");

    /** In a foreign key: it states what happens to rows, and does nothing to them. */
    private static final Pattern ACTION =
            Pattern.compile("\\bON (DELETE|UPDATE) (CASCADE|RESTRICT|NO ACTION|SET NULL|SET DEFAULT)");

    private static final Pattern MAY_DROP = Pattern.compile(".*\\b(CALL|DROP|EXECUTE|PERFORM)\\b.*");
    private static final Pattern DROPS_NOTHING =
            Pattern.compile("(ALTER|CREATE|DELETE|INSERT|MERGE|TRUNCATE|UPDATE) .*");

    private Harmless() {}

    public static boolean are(List<SqlStatement> statements) {
        return statements.stream().map(SqlStatement::words).allMatch(Harmless::is);
    }

    private static boolean is(String words) {
        if (NEVER.matcher(words).matches()) {
            return true;
        }
        String rest = ACTION.matcher(words).replaceAll("");
        return STARTS_HARMLESS.matcher(rest).matches()
                && !MAY_DESTROY.matcher(rest).matches();
    }

    /** Whether one of them may drop a sequence. */
    public static boolean mayDrop(List<SqlStatement> statements) {
        return statements.stream()
                .map(SqlStatement::words)
                .filter(words -> !NEVER.matcher(words).matches())
                .anyMatch(words -> !DROPS_NOTHING.matcher(words).matches()
                        || MAY_DROP.matcher(words).matches());
    }
}
