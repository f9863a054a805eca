package dev.plumbline.loader.reject;

import dev.plumbline.database.Reason;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects rejected rows and writes them as CSV to a temporary file, renamed to what the user asked for when the load is over.
 * Thread-safe. Strict when there is neither a file nor a dry run: then the first reject stops the load.
 */
public final class Rejects implements RejectSink, AutoCloseable {

    private static final int EXAMPLES = 20;
    private final Optional<RejectFile> file;
    private final boolean strict;
    private final RejectLimit limit;
    private final Map<String, Long> byTable = new HashMap<>();
    private final Map<String, Long> byFile = new HashMap<>();
    private final List<Reject> examples = new ArrayList<>();
    private final Existing existing;
    private List<Path> leftBehind = List.of();
    private long count;

    public Rejects(Optional<Path> file, Existing existing, Cells cells, boolean strict, RejectLimit limit) {
        this.file = file.map(f -> new RejectFile(f, existing, cells));
        this.existing = existing;
        this.strict = strict;
        this.limit = limit;
    }

    @Override
    public synchronized void reject(Reject reject) {
        if (strict) {
            throw LoadException.badRow(reject, null);
        }
        count++;
        byTable.merge(reject.table(), 1L, Long::sum);
        byFile.merge(reject.file(), 1L, Long::sum);
        if (examples.size() < EXAMPLES) {
            examples.add(reject);
            examples.sort(Comparator.comparingLong(Reject::ordinal));
        }
        file.ifPresent(f -> f.add(reject));
        if (limit.exceededBy(count, 0, false)) {
            throw tooMany("more than " + limit + " rows were rejected", reject);
        }
    }

    /** Whether this many rejects exceed the limit. */
    public boolean tooMany(long rejected, long read, boolean atEnd) {
        return limit.exceededBy(rejected, read, atEnd);
    }

    /** Checks the limit when all rows have been read. */
    public synchronized void finish(long read) {
        if (limit.exceededBy(count, read, true)) {
            throw tooMany(count + " of " + read + " rows were rejected, more than " + limit, examples.get(0));
        }
    }

    private LoadException tooMany(String what, Reject last) {
        publish();
        return LoadException.finding(
                what + " (--max-rejects), the last one " + last.message() + "; nothing was loaded"
                        + file.map(f -> ", the rejects are in " + f.target()).orElse(""),
                null);
    }

    /** Discards everything, for another attempt at the same load. */
    public synchronized void clear() {
        file.ifPresent(RejectFile::clear);
        count = 0;
        byTable.clear();
        byFile.clear();
        examples.clear();
    }

    /** All of them are on disk, though not yet under their final name: the load may be committed now. */
    public synchronized void complete() {
        file.ifPresent(RejectFile::complete);
    }

    /** Renames the file. */
    public synchronized void publish() {
        file.ifPresent(RejectFile::publish);
    }

    /** Keeps what is on disk although it is unknown whether the load was committed; says where. */
    public synchronized String leave() {
        if (file.isEmpty()) {
            return "";
        }
        try {
            return "; its rejects are in " + file.get().leave();
        } catch (IOException e) {
            return "; its rejects were not kept: " + Reason.of(e);
        }
    }

    /** Notes, including where the rejects are of loads that were killed before they could rename them. */
    public synchronized List<String> notes(List<String> notes) {
        var all = new ArrayList<>(notes);
        for (Path left : leftBehind) {
            all.add(left
                    + " holds all rejects of an earlier load that was killed around its commit: if its rows are in the"
                    + " table they belong to them, otherwise delete it");
        }
        return all;
    }

    /** Checks that the file can be written before any work is done, and looks for files of killed loads. */
    public void requireWritable() {
        if (file.isPresent()) {
            ResultFile.check(file.get().target(), existing);
            try {
                leftBehind = file.get().leftBehind();
            } catch (IOException e) {
                throw ResultFile.unwritable(file.get().target(), e);
            }
        }
    }

    @Override
    public synchronized long count() {
        return count;
    }

    public synchronized long count(String table) {
        return byTable.getOrDefault(table, 0L);
    }

    public synchronized long countOfFile(String name) {
        return byFile.getOrDefault(name, 0L);
    }

    public synchronized List<Reject> examples() {
        return List.copyOf(examples);
    }

    @Override
    public synchronized void close() {
        file.ifPresent(RejectFile::close);
    }
}
