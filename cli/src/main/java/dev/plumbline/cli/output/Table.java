package dev.plumbline.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns. A column whose cells are all numbers is aligned to the right. */
public final class Table {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... header) {
        this.header = List.of(header);
    }

    public Table row(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells, expected " + header.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    public void print(PrintWriter out) {
        int columns = header.size();
        int[] width = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            width[i] = length(header.get(i));
            numbers[i] = !rows.isEmpty();
            for (List<String> row : rows) {
                width[i] = Math.max(width[i], length(row.get(i)));
                numbers[i] &= row.get(i).matches("-?[\\d,. ]+(ms|s|%|MB|kB|B|x)?|");
            }
        }
        out.println(line(header, width, numbers));
        for (List<String> row : rows) {
            out.println(line(row, width, numbers));
        }
    }

    private static String line(List<String> cells, int[] width, boolean[] numbers) {
        var line = new StringBuilder();
        for (int i = 0; i < width.length; i++) {
            String padding = " ".repeat(width[i] - length(cells.get(i)));
            line.append(i == 0 ? "" : "  ")
                    .append(numbers[i] ? padding : "")
                    .append(cells.get(i))
                    .append(numbers[i] ? "" : padding);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
