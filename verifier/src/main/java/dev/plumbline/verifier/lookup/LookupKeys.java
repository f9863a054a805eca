package dev.plumbline.verifier.lookup;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Random real keys: random so that no single page stays hot, real so that every call has an answer, and the same for
 * the same seed, so that a finding can be repeated.
 */
public final class LookupKeys {

    private LookupKeys() {}

    /** Up to {@code count} keys, fewer when the database holds fewer. */
    public static List<List<Object>> sample(DSLContext sql, Table<?> all, int count, long seed) {
        Table<?> keys = all.as("k");
        Field<Integer> order = DSL.field("hashtext(k::text || {0})", Integer.class, DSL.inline(Long.toString(seed)));
        List<List<Object>> sample = new ArrayList<>();
        for (Record row : sql.select(keys.fields()).from(keys).orderBy(order).limit(count)) {
            sample.add(Arrays.asList(row.intoArray()));
        }
        return sample;
    }

    /** Binds a key as an ordinary client would; a type that JDBC does not know travels as its text. */
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
