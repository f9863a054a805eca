package dev.plumbline.operate.trial;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds out which rows a script destroys by running it in a savepoint; only what never destroys any is not run. */
public final class Damage {
    private static final Pattern STARTS_HARMLESS =
            Pattern.compile("(ALTER|ANALYZE|COMMENT|CREATE|GRANT|INSERT|REFRESH|REVOKE|SET) .*");
    private static final Pattern MAY_DESTROY =
            Pattern.compile(".*\\b(CALL|DELETE|DROP|EXECUTE|MERGE|PERFORM|TRUNCATE|TYPE|UPDATE)\\b.*");

    private Damage() {}

    public static boolean possible(Pack pack, MigrationFile file) {
        return ScriptRunner.statements(pack, file).stream()
                .map(SqlStatement::words)
                .anyMatch(words -> !STARTS_HARMLESS.matcher(words).matches()
                        || MAY_DESTROY.matcher(words).matches());
    }

    /** The tables that lose rows or values between two moments of a transaction. */
    public static List<TableShape> between(
            Connection connection, List<TableShape> occupied, Map<Long, TableShape> afterwards) throws SQLException {
        var damaged = new ArrayList<TableShape>();
        for (TableShape before : occupied) {
            TableShape after = afterwards.get(before.oid());
            if (after == null
                    || columnsLost(before, after)
                    || rowsTouched(before, after)
                    || emptied(connection, before, after)) {
                damaged.add(before);
            }
        }
        return damaged;
    }

    private static boolean columnsLost(TableShape before, TableShape after) {
        Map<Integer, String> types = new HashMap<>();
        after.columns().forEach(column -> types.put(column.number(), column.type()));
        return before.columns().stream().anyMatch(column -> !column.type().equals(types.get(column.number())));
    }

    private static boolean rowsTouched(TableShape before, TableShape after) {
        return after.counts().updated() > before.counts().updated()
                || after.counts().deleted() > before.counts().deleted();
    }

    /** A truncated table has a new file; a table that was filled again looks like one whose rows were rewritten. */
    private static boolean emptied(Connection connection, TableShape before, TableShape after) throws SQLException {
        return after.file() != before.file()
                && (after.counts().inserted() > before.counts().inserted() || !after.occupied(connection));
    }
}
