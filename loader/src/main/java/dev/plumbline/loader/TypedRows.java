package dev.plumbline.loader;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Objects whose columns are still to be mapped; a column that is not mapped takes its default. */
public final class TypedRows<R extends Record, A> {

    private final TypedLoad<R> load;
    private final Iterator<? extends A> rows;
    private final Runnable onClose;
    private final List<Field<?>> fields = new ArrayList<>();
    private final List<Function<? super A, ? extends @Nullable Object>> values = new ArrayList<>();

    TypedRows(TypedLoad<R> load, Iterator<? extends A> rows, Runnable onClose) {
        this.load = load;
        this.rows = rows;
        this.onClose = onClose;
    }

    /** The column takes this of each object. */
    public <T> TypedRows<R, A> column(TableField<R, T> column, Function<? super A, ? extends @Nullable T> value) {
        fields.add(column);
        values.add(value);
        return this;
    }

    /** The load, once all columns are mapped. */
    public TypedLoad<R> load() {
        if (fields.isEmpty()) {
            throw LoadException.usage("rows without a column: name with column(COLUMN, value) what goes where");
        }
        return load.source(fields, TypedLoad.map(rows, this::row), onClose);
    }

    /** Loads; all columns are mapped. */
    public LoadResult run() {
        return load().run();
    }

    private @Nullable Object[] row(A object) {
        @Nullable Object[] row = new @Nullable Object[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i).apply(object);
        }
        return row;
    }
}
