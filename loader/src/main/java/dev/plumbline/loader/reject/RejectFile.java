package dev.plumbline.loader.reject;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejects as CSV: complete and on disk before their load is committed, under their final name after it. One thread at a time. */
final class RejectFile implements AutoCloseable {

    /** This many are kept in memory and written in input order; any more in the order in which they were found. */
    private static final int SORTED = 20_000;

    private static final String HEADER = "file,line,table,column,constraint,sqlstate,reason,original\n";

    private final Path target;
    private final Existing existing;
    private final Csv csv;
    private final List<Reject> waiting = new ArrayList<>();
    private @Nullable ResultFile file;
    private @Nullable Path complete;
    private boolean published;

    RejectFile(Path target, Existing existing, Cells cells) {
        this.target = target;
        this.csv = new Csv(cells);
        this.existing = existing;
    }

    Path target() {
        return target;
    }

    /** Files of loads that were killed between their commit and the renaming of their rejects, or just before the commit. */
    List<Path> leftBehind() throws IOException {
        return ResultFile.completed(target);
    }

    void add(Reject reject) {
        waiting.add(reject);
        if (waiting.size() >= SORTED) {
            write();
        }
    }

    private ResultFile write() {
        ResultFile out = file == null ? ResultFile.create(target, existing) : file;
        try {
            if (file == null) {
                file = out;
                out.stream().write(HEADER.getBytes(StandardCharsets.UTF_8));
            }
            waiting.sort(Comparator.comparingLong(Reject::ordinal));
            for (Reject one : waiting) {
                out.stream().write(csv.line(one).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw ResultFile.unwritable(target, e);
        }
        waiting.clear();
        return out;
    }

    /** The number of rejects, all on disk. */
    void complete() {
        try {
            complete = write().complete();
        } catch (IOException e) {
            throw ResultFile.unwritable(target, e);
        }
    }

    /** Renames the file; without rejects it holds only the header, so that an older one does not mislead. */
    void publish() {
        if (published) {
            return;
        }
        try {
            write().finish();
            published = true;
        } catch (IOException e) {
            throw unnamed(ResultFile.unwritable(target, e));
        } catch (PlumblineException e) {
            throw unnamed(e);
        }
    }

    /** A complete file belongs to committed rows: it stays, and is reported. */
    private RuntimeException unnamed(PlumblineException e) {
        Path there = complete;
        if (there == null) {
            return e;
        }
        String more = "";
        try {
            leave();
        } catch (IOException closing) {
            more = " (" + Reason.of(closing) + ")";
        }
        return LoadException.unavailable(
                e.getMessage() + "; the rows are loaded, and their rejects are in " + there + more, e);
    }

    /** Keeps a complete file, because it is unknown whether its load was committed; returns its name. */
    Path leave() throws IOException {
        ResultFile out = file;
        if (out != null) {
            out.leave();
            file = null;
        }
        return complete == null ? target : complete;
    }

    /** Discards everything. */
    void clear() {
        waiting.clear();
        close();
        file = null;
        complete = null;
    }

    @Override
    public void close() {
        ResultFile out = file;
        if (out != null) {
            try {
                out.close();
            } catch (IOException e) {
                // a leftover beside the file; the load's own outcome matters more
            }
        }
    }
}
