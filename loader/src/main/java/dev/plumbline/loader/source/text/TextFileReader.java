package dev.plumbline.loader.source.text;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.ColumnNames;
import dev.plumbline.loader.source.record.ColumnNaming;
import dev.plumbline.loader.source.record.CurrentRow;
import dev.plumbline.loader.source.record.DistinctBlocks;
import dev.plumbline.loader.source.record.RecordReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a CSV, TSV or COPY text file: header, columns, blank lines and the number of values. */
public final class TextFileReader implements RecordReader {

    private final Input in;
    private final LineParser parser;
    private final CurrentRow record;
    private final SourceFormat format;
    private final Header header;
    private final BlankLines blankLines;
    private final Optional<Character> assumed;
    private final ColumnNaming naming;
    private final DistinctBlocks blocks;
    private List<String> fileColumns = List.of();
    private List<String> shownColumns = List.of();
    private boolean @Nullable [] keep;
    private int width;
    private boolean seekingHeader;
    private boolean started;
    private boolean pending;
    private boolean ended;

    /** @param assumed the delimiter where nobody named one, so that another one in the file has to be pointed out */
    public TextFileReader(
            Input in,
            CurrentRow record,
            LineParser parser,
            SourceFormat format,
            Header header,
            BlankLines blankLines,
            Optional<Character> assumed,
            ColumnNaming naming,
            DistinctBlocks blocks) {
        this.in = in;
        this.record = record;
        this.parser = parser;
        this.format = format;
        this.header = header;
        this.blankLines = blankLines;
        this.assumed = assumed;
        this.naming = naming;
        this.blocks = blocks;
    }

    /** Reads what COPY writes as text, which has a header line only on request. */
    public static TextFileReader copy(
            Input in, char delimiter, String nullText, Header header, ColumnNaming naming, DistinctBlocks blocks) {
        CurrentRow record = new CurrentRow(in, block(SourceFormat.COPY, List.of()));
        LineParser parser = new CopyParser(in, record, delimiter, nullText);
        Header rule = header == Header.AUTO ? Header.NO : header;
        return new TextFileReader(
                in, record, parser, SourceFormat.COPY, rule, BlankLines.KEEP, Optional.empty(), naming, blocks);
    }

    public static RowBlock block(SourceFormat format, List<String> columns) {
        return new RowBlock(format, Optional.empty(), columns, RowBlock.Overriding.COPY);
    }

    @Override
    public SourceRow row() {
        return record;
    }

    @Override
    public boolean next() {
        if (!started) {
            started = true;
            start();
        }
        if (!pending && !advance()) {
            return false;
        }
        pending = false;
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

    /** The next record that is not a blank line to be skipped. */
    private boolean advance() {
        while (!ended && parser.next()) {
            if (parser.isEndMarker()) {
                requireNothingMore();
                break;
            }
            boolean passed = parser.isBlank() && passesBlank();
            if (!passed) {
                return true;
            }
        }
        ended = true;
        return false;
    }

    private boolean passesBlank() {
        return switch (blankLines) {
            case AUTO -> width > 1 || seekingHeader;
            case SKIP -> true;
            case KEEP -> false;
        };
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
        useColumns(naming.given());
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
        Boolean found = header == Header.YES ? Boolean.TRUE : new ColumnNames(naming).isHeader(texts());
        if (found == null) {
            throw in.fatal(
                    in.mark,
                    "cannot tell whether this is a header: its values look like names, but none is a column of the table ("
                            + String.join(", ", naming.target()) + "); use --header yes or --header no");
        }
        if (found) {
            takeHeader();
        } else {
            pending = true;
        }
    }

    /** A first line that is one long value, where several are expected, has other delimiters: no record of such a file can be right. */
    private void requireDelimiter() {
        if (assumed.isEmpty() || record.size() > 1 || width == 1) {
            return;
        }
        String line = record.original();
        if (record.isSpoilt() && line.contains(assumed.get().toString())) {
            return;
        }
        Stream.of(";", "\t", "|", ",")
                .filter(line::contains)
                .max(Comparator.comparingInt(other -> line.split(Pattern.quote(other), -1).length))
                .ifPresent(other -> {
                    String shown = other.equals("\t") ? "\\t" : other;
                    List<String> names = shownColumns.isEmpty() ? naming.target() : shownColumns;
                    String found = width == 0
                            ? "1 value"
                            : "1 value, expected " + width + " (" + String.join(", ", names) + ")";
                    throw in.fatal(
                            in.mark,
                            found + ": if '" + shown + "' separates the values: use --delimiter '" + shown + "'");
                });
    }

    private void takeHeader() {
        try {
            record.requireGood();
            if (naming.given().isEmpty()) {
                useColumns(new ColumnNames(naming).resolve(texts()));
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
        width = columns.isEmpty() ? naming.target().size() : columns.size();
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
