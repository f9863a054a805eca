package dev.plumbline.operate.reconcile;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Elements that contain the separator which the pack states for their column: a list that became one element of an array, which no
 * difference of types shows.
 */
final class SplitElements {
    private final Connection connection;
    private final Pack pack;

    SplitElements(Connection connection, Pack pack) {
        this.connection = connection;
        this.pack = pack;
    }

    /** A step for each column with such elements; columns that are not arrays of text yet are left out. */
    List<ReconcileStep> steps(List<String> tables) throws SQLException {
        var steps = new ArrayList<ReconcileStep>();
        for (String full : pack.splits().keySet()) {
            int dot = full.lastIndexOf('.');
            String named = full.substring(0, dot);
            String table = named.contains(".") ? named : "public." + named;
            String column = full.substring(dot + 1);
            Optional<SplitRule> rule = SplitRule.ofPack(pack, table, column);
            if (rule.isPresent() && (tables.isEmpty() || tables.contains(table)) && isTexts(table, column)) {
                step(table, column, rule.get()).ifPresent(steps::add);
            }
        }
        return steps;
    }

    private boolean isTexts(String table, String column) throws SQLException {
        String query = "select exists (select from pg_catalog.pg_attribute where attrelid = pg_catalog.to_regclass(?)"
                + " and pg_catalog.quote_ident(attname) = ? and atttypid = 'pg_catalog._text'::pg_catalog.regtype"
                + " and not attisdropped)";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            statement.setString(2, column);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private Optional<ReconcileStep> step(String table, String column, SplitRule rule) throws SQLException {
        String separator = Identifier.literal(rule.separator());
        String holds =
                "exists (select from unnest(" + column + ") as element where strpos(element, " + separator + ") > 0)";
        String split = "array(select btrim(part) from unnest(" + column + ") with ordinality as e (element, n),"
                + " unnest(string_to_array(element, " + separator + ")) with ordinality as p (part, m)"
                + " where btrim(part) <> '' order by n, m)";
        var readings = new ArrayList<Reading>();
        String query = "select left(" + column + "::text, 200), count(*), left(min(" + split
                + "::text), 200), sum(count(*)) over ()" + " from " + table + " where " + holds + " group by " + column
                + " order by 2 desc, 1 limit " + Lists.MOST;
        long rows = ReadingRole.of(connection, table).ask(connection, query, found -> {
            long total = 0;
            while (found.next()) {
                total = found.getLong(4);
                readings.add(new Reading(
                        found.getString(1),
                        found.getLong(2),
                        found.getString(3),
                        "an element holds '" + rule.separator() + "', which separates elements as " + rule.source()
                                + " says"));
            }
            return total;
        });
        if (rows == 0) {
            return Optional.empty();
        }
        return Optional.of(new ReconcileStep(
                table,
                "column " + table + "." + column + " holds lists as single elements",
                List.of("update " + table + " set " + column + " = " + split + " where " + holds),
                "writes " + Amounts.count(rows, "row")
                        + "; which elements came of one text is not kept: undo needs the backup",
                "",
                readings));
    }
}
