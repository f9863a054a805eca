package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.FileResult;
import java.util.List;

/** What is reported for each file after a load. */
public final class FileResults {

    private FileResults() {}

    public static List<FileResult> of(Counter counter, Rejects rejects) {
        return counter.files().entrySet().stream()
                .map(e -> new FileResult(e.getKey(), e.getValue(), rejects.countOfFile(e.getKey())))
                .toList();
    }
}
