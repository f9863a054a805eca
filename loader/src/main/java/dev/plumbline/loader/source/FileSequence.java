package dev.plumbline.loader.source;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.ReadProgress;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.csv.CsvFile;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.json.JsonReader;
import dev.plumbline.loader.source.record.DistinctBlocks;
import dev.plumbline.loader.source.record.RecordReader;
import dev.plumbline.loader.source.sql.SqlReader;
import dev.plumbline.loader.source.text.LeadingLines;
import dev.plumbline.loader.source.text.TextFileReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files one after another as one source; each is opened when its turn comes. */
final class FileSequence implements RowSource {

    private final Iterator<StoredFile> files;
    private final SourceOptions options;
    private final DistinctBlocks blocks = new DistinctBlocks();
    private final List<Skipped> skipped = new ArrayList<>();
    private final long bytesTotal;
    private long bytesBefore;
    private List<String> columns = List.of();
    private @Nullable Input input;
    private @Nullable RecordReader reader;

    FileSequence(List<StoredFile> files, List<Skipped> leftOut, SourceOptions options) {
        this.files = files.iterator();
        this.options = options;
        skipped.addAll(leftOut);
        boolean known = files.stream().allMatch(file -> file.size() >= 0);
        bytesTotal = known ? files.stream().mapToLong(StoredFile::size).sum() : -1;
    }

    @Override
    public boolean next() {
        while (reader != null || openNext()) {
            if (advance()) {
                return true;
            }
            closeCurrent();
        }
        return false;
    }

    private boolean advance() {
        try {
            return current().next();
        } catch (SourceException e) {
            if (!e.recoverable()) {
                stop(e);
            }
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            stop(e);
            throw e;
        }
    }

    /** After an error that is not recoverable, nothing more is read: neither from this file nor from those after it. */
    private void stop(Throwable e) {
        try {
            close();
        } catch (SourceException closing) {
            e.addSuppressed(closing);
        }
    }

    private boolean openNext() {
        if (!files.hasNext()) {
            return false;
        }
        StoredFile file = files.next();
        Input opened = Input.open(file.open(), file.name(), options.encoding());
        input = opened;
        LeadingLines.skip(opened, options.skipLines());
        reader = switch (FormatDetection.of(opened, options)) {
            case TSV -> csv(opened, SourceFormat.TSV);
            case COPY -> copy(opened);
            case NDJSON -> new JsonReader(opened, options.naming(), blocks);
            case SQL -> new SqlReader(opened, options.sql(), blocks);
            default -> csv(opened, SourceFormat.CSV);
        };
        return true;
    }

    private RecordReader csv(Input opened, SourceFormat format) {
        return CsvFile.reader(opened, format, options.csv(), options.naming(), blocks);
    }

    private RecordReader copy(Input opened) {
        CsvDialect dialect = options.csv();
        return TextFileReader.copy(
                opened,
                dialect.delimiter().orElse('\t'),
                dialect.nullText().orElse("\\N"),
                dialect.header(),
                options.naming(),
                blocks);
    }

    private RecordReader current() {
        if (reader == null) {
            throw new IllegalStateException("no current record: next() has not returned true");
        }
        return reader;
    }

    @Override
    public SourceRow row() {
        return current().row();
    }

    @Override
    public int plain(PlainRows rows) {
        return current().plain(rows);
    }

    @Override
    public List<String> columns() {
        return reader == null ? columns : reader.row().block().columns();
    }

    @Override
    public ReadProgress progress() {
        return new ReadProgress(bytesBefore + (input == null ? 0 : input.bytesTaken()), bytesTotal);
    }

    @Override
    public List<Skipped> skipped() {
        List<Skipped> all = new ArrayList<>(skipped);
        if (reader != null) {
            all.addAll(reader.skipped());
        }
        return all;
    }

    @Override
    public void close() {
        while (files.hasNext()) {
            files.next().discard();
        }
        closeCurrent();
    }

    private void closeCurrent() {
        if (reader != null) {
            skipped.addAll(reader.skipped());
            columns = reader.row().block().columns();
            reader = null;
        }
        if (input != null) {
            Input closing = input;
            bytesBefore += closing.bytesTaken();
            input = null;
            closing.close();
        }
    }
}
