package dev.plumbline.schema.codegen;

import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Record;

/**
 * Marks every text that jOOQ reads from the catalogue, and removes the marks from its queries. Values must stand in the statements
 * themselves ({@code StatementType.STATIC_STATEMENT}), because a listener does not see bound ones.
 */
final class MarkedResults implements ExecuteListener {
    private static final long serialVersionUID = 1L;
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]|\"\")+\"");

    @Override
    public void renderEnd(ExecuteContext context) {
        String sql = context.sql();
        if (sql != null) {
            context.sql(MarkedText.unmark(sql));
        }
    }

    @Override
    public void recordEnd(ExecuteContext context) {
        Record row = context.record();
        if (row == null) {
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            mark(row, i);
        }
    }

    private static void mark(Record row, int index) {
        Object value = row.get(index);
        if (value instanceof String text && !isTypeName(row, index, text)) {
            set(row, index, MarkedText.mark(text));
        } else if (value instanceof String[] texts) {
            boolean columns = "columns".equals(row.field(index).getName());
            for (int i = 0; i < texts.length; i++) {
                String text = texts[i];
                texts[i] = text == null ? null : MarkedText.mark(columns ? unquoted(text) : text);
            }
        }
    }

    /** The columns of an index come quoted where SQL requires it, and jOOQ could not parse a marked quote. */
    private static String unquoted(String column) {
        return QUOTED.matcher(column).matches()
                ? column.substring(1, column.length() - 1).replace("\"\"", "\"")
                : column;
    }

    /** The one type of PostgreSQL's own with a special character in its name. */
    private static boolean isTypeName(Record row, int index, String text) {
        return text.startsWith("\"char\"")
                && "data_type".equals(row.field(index).getName());
    }

    @SuppressWarnings("unchecked")
    private static void set(Record row, int index, String text) {
        row.set((org.jooq.Field<String>) row.field(index), text);
    }
}
