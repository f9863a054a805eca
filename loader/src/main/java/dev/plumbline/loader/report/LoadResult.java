package dev.plumbline.loader.report;

import java.time.Duration;
import java.util.List;

/**
 * What a load has done. {@code read = loaded + rejected} always.
 *
 * @param files by file, in the order of reading
 * @param tables by table, in the order in which they first came
 * @param read rows read
 * @param rejected rows not loaded
 * @param bytes bytes read, as stored
 * @param examples the first rejects
 * @param notes what else the user should know
 * @param dryRun whether nothing of it was kept
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
        boolean dryRun) {

    public LoadResult {
        files = List.copyOf(files);
        tables = List.copyOf(tables);
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    public long loaded() {
        return tables.stream().mapToLong(TableResult::loaded).sum();
    }
}
