package dev.plumbline.planner.copy;

import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The size of indexes that the target does not have yet: a migration built them on the empty copy. */
final class NewIndexes {
    private static final int ENTRY = 12;
    private static final int ALIGNED = 8;
    private static final double USED = (SparseFiles.BLOCK - 40) * 0.9;

    private record Index(
            long number,
            String path,
            String table,
            String method,
            @Nullable String predicate,
            double rows,
            int width) {}

    private NewIndexes() {}

    /**
     * Blocks by file; their sizes in the catalogue are set as well. Tables have theirs by now, so that a predicate's selectivity can be
     * estimated.
     */
    static Map<String, Long> sizes(Connection connection, Statement statement) throws SQLException {
        var found = new ArrayList<Index>();
        try (ResultSet rows = statement.executeQuery(TargetReader.sql("new_indexes"))) {
            while (rows.next()) {
                found.add(new Index(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getDouble(6),
                        rows.getInt(7)));
            }
        }
        var blocks = new LinkedHashMap<String, Long>();
        try (PreparedStatement update = connection.prepareStatement(
                "update pg_catalog.pg_class set relpages = ?, reltuples = ? where oid = ?")) {
            for (Index index : found) {
                double rows = index.predicate() == null ? index.rows() : matching(connection, statement, index);
                long pages = pages(index, rows);
                update.setInt(1, (int) pages);
                update.setFloat(2, (float) rows);
                update.setLong(3, index.number());
                update.addBatch();
                blocks.put(index.path(), pages);
            }
            update.executeBatch();
        }
        return blocks;
    }

    private static long pages(Index index, double rows) {
        int width = (index.width() + ALIGNED - 1) / ALIGNED * ALIGNED;
        double bytes = switch (index.method()) {
            case "brin" -> rows / 1000;
            case "gin" -> rows * (ENTRY + width) / 2;
            default -> rows * (ENTRY + width);
        };
        return 1 + (long) Math.ceil(bytes / USED);
    }

    /** The planner's own estimate; a table of which nothing is known has none. */
    private static double matching(Connection connection, Statement statement, Index index) throws SQLException {
        String explain = "explain select from only " + index.table() + " where " + index.predicate();
        try {
            return Savepoints.keeping(connection, open -> {
                try (ResultSet row = statement.executeQuery(explain)) {
                    row.next();
                    String plan = row.getString(1);
                    return Math.min(index.rows(), Double.parseDouble(plan.replaceFirst(".* rows=(\\d+).*", "$1")));
                }
            });
        } catch (SQLException e) {
            return index.rows();
        }
    }
}
