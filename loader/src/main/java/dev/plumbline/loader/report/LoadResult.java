package dev.plumbline.loader.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of a load. {@code read = loaded + rejected} always.
 *
 * @param files by file, in the order of reading
 * @param tables by table, in the order in which they first came
 * @param read rows read
 * @param rejected rows not loaded
 * @param bytes bytes read, as stored
 * @param examples the first rejects
 * @param notes what else the user should know
 * @param dryRun whether everything was rolled back
 * @param created the statements that created the tables, where that was asked for
 */
public record LoadResult(
        List<FileResult> files,
        List<TableResult> tables,
        long read,
        long rejected,
        long bytes,
        Duration time,
        List<Reject> examples,
        List<String> notes,
        boolean dryRun,
        List<String> created) {

    public LoadResult {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
        created = List.copyOf(created);
    }

    /** The same for a load that created its tables first. */
    public LoadResult created(List<String> statements, List<String> more) {
        List<String> all = Stream.concat(notes.stream(), more.stream()).toList();
        return new LoadResult(files, tables, read, rejected, bytes, time, examples, all, dryRun, statements);
    }

    public long loaded() {
        return tables.stream().mapToLong(TableResult::loaded).sum();
    }
}
