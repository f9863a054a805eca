package dev.plumbline.loader.reject;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects rejected rows and writes them as CSV beside the place the user named, which they take only when the load is over.
 * Thread-safe. Strict when there is neither a file nor a dry run: then the first reject stops the load.
 */
public final class Rejects implements RejectSink, AutoCloseable {

    private static final int EXAMPLES = 20;
    /** So many are kept back and written in the order of the input; beyond, in the order in which they were found. */
    private static final int SORTED = 20_000;

    private static final String HEADER = "file,line,table,column,sqlstate,reason,original\n";

    private final Optional<Path> file;
    private final boolean strict;
    private final RejectLimit limit;
    private final Map<String, Long> byTable = new HashMap<>();
    private final Map<String, Long> byFile = new HashMap<>();
    private final List<Reject> examples = new ArrayList<>();
    private final List<Reject> waiting = new ArrayList<>();
    private @Nullable Path temporary;
    private @Nullable BufferedWriter writer;
    private long count;

    public Rejects(Optional<Path> file, boolean strict, RejectLimit limit) {
        this.file = file;
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
        write(reject);
        if (limit.exceededBy(count, 0, false)) {
            throw tooMany("more than " + limit + " rows were rejected", reject);
        }
    }

    /** Whether so many rejects are more than is acceptable. */
    public boolean tooMany(long rejected, long read, boolean atEnd) {
        return limit.exceededBy(rejected, read, atEnd);
    }

    /** Checks the limit when all rows are known. */
    public synchronized void finish(long read) {
        if (limit.exceededBy(count, read, true)) {
            throw tooMany(count + " of " + read + " rows were rejected, more than " + limit, examples.get(0));
        }
    }

    private LoadException tooMany(String what, Reject last) {
        publish();
        return LoadException.finding(
                what + " (--max-rejects), the last one " + last.message() + "; nothing was loaded"
                        + file.map(f -> ", the rejects are in " + f).orElse(""),
                null);
    }

    /** Forgets everything, for another attempt at the same load. */
    public synchronized void clear() {
        discard();
        count = 0;
        byTable.clear();
        byFile.clear();
        examples.clear();
        waiting.clear();
    }

    private void write(Reject reject) {
        if (file.isPresent()) {
            waiting.add(reject);
            if (waiting.size() >= SORTED) {
                writeOut(file.get());
            }
        }
    }

    private void writeOut(Path target) {
        waiting.sort(Comparator.comparingLong(Reject::ordinal));
        try {
            BufferedWriter out = writer == null ? open(target) : writer;
            for (Reject one : waiting) {
                out.write(Csv.line(one));
            }
        } catch (IOException e) {
            throw LoadException.unavailable("cannot write the rejects to " + target + ": " + e.getMessage(), e);
        }
        waiting.clear();
    }

    private BufferedWriter open(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        temporary = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        BufferedWriter out = Files.newBufferedWriter(temporary);
        writer = out;
        out.write(HEADER);
        return out;
    }

    /** Gives the file its name; without rejects it holds the header alone, so that an older one does not mislead. */
    public synchronized void publish() {
        if (file.isEmpty()) {
            return;
        }
        writeOut(file.get());
        try {
            BufferedWriter out = writer == null ? open(file.get()) : writer;
            out.close();
            writer = null;
            Path written = temporary;
            if (written != null) {
                Files.move(written, file.get(), StandardCopyOption.REPLACE_EXISTING);
            }
            temporary = null;
        } catch (IOException e) {
            throw LoadException.unavailable("cannot write the rejects to " + file.get() + ": " + e.getMessage(), e);
        }
    }

    /** Checks that the file can be written before any work is done. */
    public void requireWritable() {
        file.ifPresent(target -> {
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null
                    || !Files.isDirectory(folder)
                    || !Files.isWritable(folder)
                    || Files.isDirectory(target)) {
                throw LoadException.usage("the rejects can not be written to " + target
                        + ": wanted a file in a folder that exists and can be written");
            }
        });
    }

    private void discard() {
        try {
            if (writer != null) {
                writer.close();
            }
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // a leftover beside the file; the load's own outcome matters more
        }
        writer = null;
        temporary = null;
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
        discard();
    }
}
