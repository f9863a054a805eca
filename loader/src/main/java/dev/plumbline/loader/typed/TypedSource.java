package dev.plumbline.loader.typed;

import dev.plumbline.loader.row.ArrayRow;
import dev.plumbline.loader.row.ReadProgress;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Rows of Java values as a source; a value is DEFAULT, NULL or its text. Single-threaded. */
public final class TypedSource extends ArrayRow implements RowSource {

    /** Stands for a value that was never set, so that the column takes its default. */
    public static final Object UNSET = new Object();

    private final Iterator<@Nullable Object[]> rows;
    private final List<? extends Field<?>> fields;
    private final RowBlock block;
    private final Runnable onClose;
    private long line;
    private long bytes;

    /** @param rows for each row one value per field */
    public TypedSource(List<? extends Field<?>> fields, Iterator<@Nullable Object[]> rows, Runnable onClose) {
        this.fields = List.copyOf(fields);
        this.rows = rows;
        this.onClose = onClose;
        block = new RowBlock(
                SourceFormat.COPY,
                Optional.empty(),
                fields.stream().map(Field::getName).toList(),
                RowBlock.Overriding.COPY);
        resize(fields.size());
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        @Nullable Object[] row = rows.next();
        line++;
        for (int i = 0; i < size(); i++) {
            if (row[i] == UNSET) {
                set(i, ValueKind.DEFAULT);
                continue;
            }
            Object value = PostgresText.databaseValue(fields.get(i), row[i]);
            if (value == null) {
                set(i, ValueKind.NULL);
            } else {
                set(i, ValueKind.TEXT, PostgresText.of(value).getBytes(StandardCharsets.UTF_8));
            }
            bytes += end(i) + 1;
        }
        return true;
    }

    @Override
    public SourceRow row() {
        return this;
    }

    @Override
    public ReadProgress progress() {
        return new ReadProgress(bytes, -1);
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public RowBlock block() {
        return block;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String file() {
        return "rows";
    }

    @Override
    public String original() {
        return IntStream.range(0, size())
                .mapToObj(i -> {
                    String text = text(i);
                    return text == null ? "" : '"' + text.replace("\"", "\"\"") + '"';
                })
                .collect(Collectors.joining(","));
    }
}
