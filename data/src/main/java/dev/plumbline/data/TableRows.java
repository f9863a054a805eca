package dev.plumbline.data;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rows of one table: {@code file} is the name of its file without ending, {@code rows} gives them again each time. */
public record TableRows(
        String file, String table, List<String> columns, long count, Supplier<Stream<? extends DataRow>> rows) {
    public TableRows {
        columns = List.copyOf(columns);
    }
}
