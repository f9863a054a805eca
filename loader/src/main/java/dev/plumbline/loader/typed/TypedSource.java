package dev.plumbline.loader.typed;

import dev.plumbline.loader.source.Block;
import dev.plumbline.loader.source.Format;
import dev.plumbline.loader.source.HeldRow;
import dev.plumbline.loader.source.Progress;
import dev.plumbline.loader.source.Row;
import dev.plumbline.loader.source.RowSource;
import dev.plumbline.loader.source.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Rows of Java values as a source; a value is DEFAULT, NULL or its text. Single-threaded. */
public final class TypedSource extends HeldRow implements RowSource {

    /** Stands for a value that was never set, so that the column takes its default. */
    public static final Object UNSET = new Object();

    private final Iterator<@Nullable Object[]> rows;
    private final List<? extends Field<?>> fields;
    private final Block block;
    private final Runnable onClose;
    private long line;
    private long bytes;

    /** @param rows for each row one value for each field */
    public TypedSource(List<? extends Field<?>> fields, Iterator<@Nullable Object[]> rows, Runnable onClose) {
        this.fields = List.copyOf(fields);
        this.rows = rows;
        this.onClose = onClose;
        block = new Block(
                Format.COPY,
                Optional.empty(),
                fields.stream().map(Field::getName).toList(),
                Block.Overriding.COPY);
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
    public Row row() {
        return this;
    }

    @Override
    public Progress progress() {
        return new Progress(bytes, -1);
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public Block block() {
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
