package dev.plumbline.loader.source.csv;

import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.ColumnNaming;
import dev.plumbline.loader.source.record.CurrentRow;
import dev.plumbline.loader.source.record.DistinctBlocks;
import dev.plumbline.loader.source.text.TextFileReader;
import java.util.List;
import java.util.Optional;

/** Assembles what reads a CSV or TSV file. */
public final class CsvFile {

    private CsvFile() {}

    public static TextFileReader reader(
            Input in, SourceFormat format, CsvDialect dialect, ColumnNaming naming, DistinctBlocks blocks) {
        Optional<Character> named = dialect.delimiter().or(() -> SeparatorLine.take(in));
        char usual = format == SourceFormat.TSV ? '\t' : ',';
        var record = new CurrentRow(in, TextFileReader.block(format, List.of()));
        var parser = new CsvParser(in, record, dialect, named.orElse(usual));
        return new TextFileReader(
                in,
                record,
                parser,
                format,
                dialect.header(),
                dialect.blankLines(),
                named.isPresent() ? Optional.empty() : Optional.of(usual),
                naming,
                blocks);
    }
}
