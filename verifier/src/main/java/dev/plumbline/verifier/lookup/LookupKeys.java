package dev.plumbline.verifier.lookup;

import dev.plumbline.database.SearchPath;
import dev.plumbline.verifier.check.CheckContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Random real keys: random so that no single page stays hot, real so that every call has an answer, and the same for the same seed, so
 * that a finding can be repeated.
 */
public final class LookupKeys {

    /** How many are sampled. */
    public static final int MOST = 1_000;

    private static final String SEED = "2026";

    private LookupKeys() {}

    /** Up to {@code count} keys, fewer when the database has fewer; the first of those that are sampled once in a run. */
    public static List<List<Object>> sample(CheckContext context, Table<?> all, int count) throws SQLException {
        Table<?> keys = all.as("k");
        Field<Integer> order = DSL.field(
                "pg_catalog.hashtext(k::pg_catalog.text operator(pg_catalog.||) {0})", Integer.class, DSL.inline(SEED));
        String query = context.sql()
                .renderInlined(
                        DSL.select(DSL.asterisk()).from(keys).orderBy(order).limit(MOST));
        List<List<Object>> sampled = context.sampled().get(query);
        if (sampled == null) {
            sampled = read(context, query);
            context.sampled().put(query, sampled);
        }
        return sampled.subList(0, Math.min(count, sampled.size()));
    }

    /** The query is the user's; what the driver asks about the types of its answer is not. */
    private static List<List<Object>> read(CheckContext context, String query) throws SQLException {
        try (Statement statement = context.connection().createStatement();
                ResultSet rows = SearchPath.users(
                        context.connection(),
                        () -> statement.executeQuery(context.reader().query(query)))) {
            context.reader().forget();
            int columns = rows.getMetaData().getColumnCount();
            List<List<Object>> sample = new ArrayList<>();
            while (rows.next()) {
                List<Object> key = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    key.add(rows.getObject(i));
                }
                sample.add(key);
            }
            return sample;
        }
    }

    /** Binds a key as an ordinary client would; a type that JDBC does not know is sent as text. */
    public static void bind(PreparedStatement statement, List<Object> key) throws SQLException {
        for (int i = 0; i < key.size(); i++) {
            Object value = key.get(i);
            if (value == null || value instanceof Number || value instanceof String || value instanceof Boolean) {
                statement.setObject(i + 1, value);
            } else {
                statement.setObject(i + 1, value.toString(), Types.OTHER);
            }
        }
    }
}
