package dev.plumbline.loader.pipe;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.encode.RowEncoder;
import dev.plumbline.loader.copy.encode.UnloadableValue;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.Fault;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The reading side of a pipe: reads the feeds and fills batches. */
final class FeedReader {

    private static final int LONGEST_PAUSE = 1000;
    private static final int COUNTED = 1000;

    private final List<Feed> feeds;
    private final PipeOptions options;
    private final RejectSink rejects;
    private final Counter counter;
    private final RowPipe pipe;
    private @Nullable RowSink sink;

    private final Map<RowBlock, RowEncoder> encoders = new IdentityHashMap<>();
    private final Map<Layout, Map<BitSet, Layout>> withDefaults = new IdentityHashMap<>();
    private @Nullable CopyBatch batch;
    private @Nullable RowEncoder used;
    /** How many rows are read before looking for plain ones again, at first and after repeated failures. */
    private int rowsToPass;

    private int pause;
    private final @Nullable InputDigest digest;
    private volatile long read;
    private long bytesBefore;
    private String file = "";
    private long readOfFile;

    FeedReader(List<Feed> feeds, PipeOptions options, RejectSink rejects, Counter counter, RowPipe pipe) {
        this.feeds = feeds;
        this.options = options;
        this.rejects = rejects;
        this.counter = counter;
        this.pipe = pipe;
        this.digest = options.chunk() > 0 ? new InputDigest() : null;
    }

    void sink(RowSink receiver) {
        sink = receiver;
    }

    long read() {
        return read;
    }

    void run() {
        counter.restart();
        for (Feed feed : feeds) {
            List<String> columns = pipe.ask(() -> Objects.requireNonNull(sink).columns(feed));
            try (RowSource source = feed.opener().open(columns)) {
                while (advance(source)) {
                    take(feed, source.row());
                    plain(source);
                    if (read - counter.rows() >= COUNTED) {
                        counter.read(read, bytesBefore + source.progress().bytesRead());
                    }
                }
                flush();
                countFile("");
                counter.skipped(source.skipped());
                bytesBefore += source.progress().bytesRead();
                counter.read(read, bytesBefore);
            }
            encoders.clear();
        }
        flush();
    }

    /** Passes malformed records on as rejects until there is a good one or none. */
    private boolean advance(RowSource source) {
        while (true) {
            try {
                return source.next();
            } catch (SourceException e) {
                if (!e.recoverable()) {
                    throw e;
                }
                read++;
                countFile(e.file());
                if (digest != null) {
                    digest.add(e.original());
                }
                if (!options.passed().test(read)) {
                    var fault = new Fault("", "", Fault.MALFORMED, e.problem());
                    rejects.reject(new Reject(read, e.file(), e.line(), "", List.of(fault), e.original()));
                }
                endChunk();
            }
        }
    }

    private void take(Feed feed, SourceRow row) {
        read++;
        countFile(row.file());
        if (digest != null) {
            digest.add(row);
        }
        if (!options.passed().test(read)) {
            RowEncoder encoder = encoder(feed, row.block());
            used = encoder;
            try {
                BitSet defaults = encoder.defaults(row);
                CopyBatch into = batch(encoder.layout(), defaults, row);
                encoder.encode(row, defaults, into, read);
                if (into.length() >= CopyBatch.FULL) {
                    flush();
                }
            } catch (UnloadableValue bad) {
                String table = encoder.layout().target().name().toString();
                rejects.reject(new Reject(read, row.file(), row.line(), table, bad.faults(), row.original()));
            }
        }
        endChunk();
    }

    /** Sends the rows that follow by the fast path. Where rows are not plain, the attempts become rarer and rarer. */
    private void plain(RowSource source) {
        CopyBatch open = batch;
        RowEncoder encoder = used;
        if (open == null || encoder == null || !options.sendsAll() || rowsToPass-- > 0) {
            return;
        }
        PlainRows plain = encoder.plain(open, read);
        int taken = plain == null ? 0 : source.plain(plain);
        read += taken;
        readOfFile += taken;
        pause = taken > 0 ? 0 : Math.min(2 * pause + 1, LONGEST_PAUSE);
        rowsToPass = pause;
    }

    /** Counts a row of this file; with an empty name only reports what was counted. */
    private void countFile(String name) {
        if (!name.equals(file)) {
            if (readOfFile > 0) {
                counter.read(file, readOfFile);
            }
            file = name;
            readOfFile = 0;
        }
        readOfFile += name.isEmpty() ? 0 : 1;
    }

    private RowEncoder encoder(Feed feed, RowBlock block) {
        RowEncoder known = encoders.get(block);
        if (known == null) {
            flush();
            Layout layout = pipe.ask(() -> Objects.requireNonNull(sink).open(feed, feed.named(block)));
            known = new RowEncoder(layout);
            pause = 0;
            rowsToPass = 0;
            encoders.put(block, known);
        }
        return known;
    }

    private CopyBatch batch(Layout layout, BitSet defaults, SourceRow row) {
        Layout wanted = defaults.isEmpty() ? layout : without(layout, defaults);
        CopyBatch open = batch;
        if (open == null || open.layout() != wanted || !open.file().equals(row.file())) {
            flush();
            open = new CopyBatch(wanted, row.file(), read, row.line(), CopyBatch.FULL + 8 * 1024);
            batch = open;
        }
        return open;
    }

    /** COPY has no DEFAULT for single values: rows that need it are sent with a shorter column list. */
    private Layout without(Layout layout, BitSet defaults) {
        Map<BitSet, Layout> known = withDefaults.computeIfAbsent(layout, l -> new HashMap<>());
        Layout there = known.get(defaults);
        if (there == null) {
            BitSet key = (BitSet) defaults.clone();
            var ignored = new java.util.ArrayList<>(layout.ignored());
            key.stream().forEach(i -> ignored.set(i, true));
            there = new Layout(
                    layout.block(), layout.target(), layout.columns(), ignored, layout.places(), layout.originals());
            known.put(key, there);
        }
        return there;
    }

    private void endChunk() {
        InputDigest running = digest;
        if (running == null) {
            return;
        }
        if (read == options.resume() && !running.now().equals(options.digest())) {
            throw LoadException.finding(
                    "the first " + read
                            + " rows of the input, read as the options say, are not those that an earlier run has"
                            + " committed: put them back as they were, or say --again to load everything once more;"
                            + " nothing was loaded",
                    null);
        }
        if (read > options.resume() && read % options.chunk() == 0) {
            flush();
            pipe.put(new RowPipe.ChunkEnd(read, digest()));
        }
    }

    /** A digest of what has been read so far; empty unless the load is in chunks. */
    String digest() {
        return digest == null ? "" : digest.now();
    }

    private void flush() {
        CopyBatch full = batch;
        if (full != null) {
            pipe.send(full);
        }
        batch = null;
    }
}
