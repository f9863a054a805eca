package dev.plumbline.loader.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a CSV, TSV or COPY text file: header, columns, blank lines and the number of values. */
final class TableReader implements RecordReader {

    private final Input in;
    private final LineParser parser;
    private final CurrentRow record;
    private final Format format;
    private final SourceOptions options;
    private final Blocks blocks;
    private List<String> fileColumns = List.of();
    private List<String> shownColumns = List.of();
    private boolean @Nullable [] keep;
    private int width;
    private boolean seekingHeader;
    private boolean started;
    private boolean held;
    private boolean ended;

    private TableReader(
            Input in, CurrentRow record, LineParser parser, Format format, SourceOptions options, Blocks blocks) {
        this.in = in;
        this.record = record;
        this.parser = parser;
        this.format = format;
        this.options = options;
        this.blocks = blocks;
    }

    static TableReader csv(Input in, Format format, SourceOptions options, Blocks blocks) {
        Optional<Character> said = options.csv().delimiter();
        char delimiter = said.or(() -> SeparatorLine.take(in)).orElse(format == Format.TSV ? '\t' : ',');
        CurrentRow record = new CurrentRow(in, block(format, List.of()));
        LineParser parser = new CsvParser(in, record, options.csv(), delimiter);
        return new TableReader(in, record, parser, format, options, blocks);
    }

    static TableReader copy(Input in, SourceOptions options, Blocks blocks) {
        CurrentRow record = new CurrentRow(in, block(Format.COPY, List.of()));
        LineParser parser = new CopyParser(
                in,
                record,
                options.csv().delimiter().orElse('\t'),
                options.csv().nullText().orElse("\\N"));
        return new TableReader(in, record, parser, Format.COPY, options, blocks);
    }

    private static Block block(Format format, List<String> columns) {
        return new Block(format, Optional.empty(), columns, Block.Overriding.COPY);
    }

    @Override
    public Row row() {
        return record;
    }

    @Override
    public boolean next() {
        if (!started) {
            started = true;
            start();
        }
        if (!held && !advance()) {
            return false;
        }
        held = false;
        if (width == 0) {
            width = record.size();
        }
        record.requireSize(fileColumns.size(), shownColumns);
        record.requireGood();
        if (keep != null) {
            record.project(keep);
        }
        return true;
    }

    @Override
    public int plain(PlainRows rows) {
        return keep == null && rows.width() == width ? parser.plain(rows) : 0;
    }

    /** The next record; a blank line is one only where records have one value, or where that is not known. */
    private boolean advance() {
        while (!ended && parser.next()) {
            if (parser.isEndMarker()) {
                requireNothingMore();
                break;
            }
            boolean passed = format != Format.COPY && parser.isBlank() && (width > 1 || seekingHeader);
            if (!passed) {
                return true;
            }
        }
        ended = true;
        return false;
    }

    private void requireNothingMore() {
        int line = in.mark;
        long at = in.line(line);
        while (parser.next()) {
            if (!parser.isBlank()) {
                throw SourceException.fatal(
                        in.file(), at, -1, "\\. ends the data, but more follows on line " + record.line(), null);
            }
        }
    }

    private void start() {
        Header header = options.csv().header();
        if (format == Format.COPY && header == Header.AUTO) {
            header = Header.NO;
        }
        useColumns(options.columns());
        if (header == Header.NO) {
            return;
        }
        seekingHeader = header == Header.YES || width == 0;
        boolean any = advance();
        seekingHeader = false;
        if (!any) {
            if (header == Header.YES) {
                throw SourceException.fatal(in.file(), 1, 0, "the file is empty, a header was expected", null);
            }
            return;
        }
        requireDelimiter();
        Boolean found = header == Header.YES ? Boolean.TRUE : new ColumnNames(options).isHeader(texts());
        if (found == null) {
            throw in.fatal(
                    in.mark,
                    "cannot tell whether this is a header: its values look like names, but none is a column of the table ("
                            + String.join(", ", options.targetColumns()) + "); say --header yes or --header no");
        }
        if (found) {
            takeHeader();
        } else {
            held = true;
        }
    }

    /** A first line that is one long value, where several are wanted, has other delimiters: no record of such a file can be right. */
    private void requireDelimiter() {
        if (format == Format.COPY
                || record.size() != 1
                || width < 2
                || options.csv().delimiter().isPresent()) {
            return;
        }
        String text = String.valueOf(record.text(0));
        for (String other : List.of(";", "\t", "|", ",")) {
            if (text.contains(other)) {
                String shown = other.equals("\t") ? "\\t" : other;
                throw in.fatal(
                        in.mark,
                        "1 value, expected " + width + " ("
                                + String.join(", ", shownColumns.isEmpty() ? options.targetColumns() : shownColumns)
                                + "): if '" + shown + "' stands between the values, say --delimiter '" + shown + "'");
            }
        }
    }

    private void takeHeader() {
        try {
            record.requireGood();
            if (options.columns().isEmpty()) {
                useColumns(new ColumnNames(options).resolve(texts()));
                shownColumns = texts().stream().map(String::valueOf).toList();
            }
        } catch (SourceException e) {
            throw SourceException.fatal(in.file(), e.line(), e.offset(), "in the header: " + e.problem(), null);
        } catch (IllegalArgumentException e) {
            throw SourceException.fatal(
                    in.file(), record.line(), in.offset(in.mark), String.valueOf(e.getMessage()), null);
        }
    }

    /** Names the values of the file; those without a name are left out. */
    private void useColumns(List<String> columns) {
        fileColumns = columns;
        shownColumns = columns;
        width = columns.isEmpty() ? options.targetColumns().size() : columns.size();
        List<String> used = new ArrayList<>(columns);
        if (used.removeIf(String::isEmpty)) {
            boolean[] keeping = new boolean[columns.size()];
            for (int i = 0; i < keeping.length; i++) {
                keeping[i] = !columns.get(i).isEmpty();
            }
            keep = keeping;
        }
        record.setBlock(blocks.of(block(format, used)));
    }

    private List<@Nullable String> texts() {
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            texts.add(record.text(i));
        }
        return texts;
    }
}
