package dev.plumbline.loader;

import dev.plumbline.loader.report.LoadException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Row;
import org.jspecify.annotations.Nullable;

/** Chosen columns of a table, waiting for rows of just their types; {@code org.jooq.impl.DSL.row(…)} makes such rows. */
public final class TypedRows<R extends Record, W extends Row> {

    private final TypedLoad<R> load;
    private final List<Field<?>> fields;

    TypedRows(TypedLoad<R> load, List<Field<?>> fields) {
        this.load = load;
        this.fields = List.copyOf(fields);
    }

    public TypedLoad<R> rows(Iterator<? extends W> rows) {
        return load.source(fields, TypedLoad.map(rows, TypedRows::values), () -> {});
    }

    /** The stream is closed with the load. */
    public TypedLoad<R> rows(Stream<? extends W> rows) {
        return load.source(fields, TypedLoad.map(rows.iterator(), TypedRows::values), rows::close);
    }

    private static @Nullable Object[] values(Row row) {
        @Nullable Object[] values = new @Nullable Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            Field<?> field = row.field(i);
            if (!(field instanceof Param<?> value)) {
                throw LoadException.usage("value " + (i + 1) + " of a row is an SQL expression (" + field
                        + "): rows to be loaded hold plain values");
            }
            values[i] = value.getValue();
        }
        return values;
    }
}
