package dev.plumbline.loader;

import dev.plumbline.database.Database;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.typed.TypedSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** A load into a table known to the compiler: only its own records, and values of its columns' types, are taken. */
public final class TypedLoad<R extends Record> extends Load<TypedLoad<R>> {

    private final Table<R> table;
    private final Name name;

    TypedLoad(Database database, Table<R> table) {
        super(database);
        this.table = table;
        String schema = table.getSchema() == null ? "" : table.getSchema().getName();
        this.name = new Name(schema.isEmpty() ? Optional.empty() : Optional.of(schema), table.getName());
    }

    @Override
    TypedLoad<R> self() {
        return this;
    }

    /** Files whose columns are this table's. */
    public TypedLoad<R> files(Path... paths) {
        FileLoad files = new FileLoad(database(), name).files(paths);
        files.feeds().forEach(this::feed);
        return this;
    }

    /** Records; a value that was never set takes the column's default. */
    public TypedLoad<R> records(Iterator<? extends R> records) {
        List<Field<?>> fields = List.of(table.fields());
        return source(fields, map(records, row -> values(fields, row)), () -> {});
    }

    /** Records; the stream is closed with the load. */
    public TypedLoad<R> records(Stream<? extends R> records) {
        List<Field<?>> fields = List.of(table.fields());
        return source(fields, map(records.iterator(), row -> values(fields, row)), records::close);
    }

    /** Objects of any kind; the columns are mapped next. */
    public <A> TypedRows<R, A> rows(Iterator<? extends A> rows) {
        return new TypedRows<>(this, rows, () -> {});
    }

    /** Objects of any kind; the columns are mapped next. The stream is closed with the load. */
    public <A> TypedRows<R, A> rows(Stream<? extends A> rows) {
        return new TypedRows<>(this, rows.iterator(), rows::close);
    }

    private @Nullable Object[] values(List<Field<?>> fields, R row) {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.get(fields.get(i));
            values[i] = value == null && !row.changed(fields.get(i)) ? TypedSource.UNSET : value;
        }
        return values;
    }

    TypedLoad<R> source(List<? extends Field<?>> fields, Iterator<@Nullable Object[]> rows, Runnable onClose) {
        feed(new Feed(
                "rows",
                Optional.of(name),
                (columns, definitions) -> new TypedSource(fields, rows, onClose),
                false,
                -1));
        return this;
    }

    static <A> Iterator<@Nullable Object[]> map(Iterator<? extends A> from, Function<A, @Nullable Object[]> function) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public @Nullable Object[] next() {
                return function.apply(from.next());
            }
        };
    }
}
