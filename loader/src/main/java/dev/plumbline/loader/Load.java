package dev.plumbline.loader;

import dev.plumbline.database.Database;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.loader.create.TableMaker;
import dev.plumbline.loader.engine.LoadEngine;
import dev.plumbline.loader.engine.chunk.ChunkedEngine;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.reject.Cells;
import dev.plumbline.loader.reject.RejectLimit;
import dev.plumbline.loader.reject.Rejects;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.session.LoadSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A load being described, then run. For one thread; {@link #cancel} may come from another. */
public abstract sealed class Load<L extends Load<L>> permits FileLoad, TypedLoad {

    private static final int WORKERS = 4;

    private final Database database;
    private final Counter counter = new Counter();
    private final List<Feed> feeds = new ArrayList<>();
    private Optional<Mode> mode = Optional.empty();
    private List<String> key = List.of();
    private boolean online;
    private boolean allowEmpty;
    private boolean allowCascade;
    private boolean dryRun;
    private Optional<Path> rejectFile = Optional.empty();
    private boolean overwrite;
    private Cells cells = Cells.AS_IS;
    private RejectLimit limit = RejectLimit.none();
    private long chunk;
    private boolean again;
    private Duration lockWait = Duration.ofSeconds(60);
    private Optional<String> timezone = Optional.empty();
    private int memoryMegabytes = 512;
    private OptionalInt workers = OptionalInt.empty();
    private volatile @Nullable LoadSession running;
    private volatile boolean cancelled;

    Load(Database database) {
        this.database = database;
    }

    abstract L self();

    /** What is to happen to existing rows; required when the table has any. */
    public L mode(Mode value) {
        mode = Optional.of(value);
        return self();
    }

    /** The columns that identify a row in upsert and sync; by default the primary key. */
    public L key(String... columns) {
        key = List.of(columns);
        return self();
    }

    /** Replaces without blocking readers: slower, and writers still wait. */
    public L online() {
        online = true;
        return self();
    }

    /** Lets an input without rows empty a table. */
    public L allowEmpty() {
        allowEmpty = true;
        return self();
    }

    /** Lets rows that sync deletes take rows of other tables with them, where foreign keys cascade. */
    public L allowCascade() {
        allowCascade = true;
        return self();
    }

    /** Does and reports everything, then rolls it back. */
    public L dryRun() {
        dryRun = true;
        return self();
    }

    /** Loads the good rows and writes the bad ones to this file. */
    public L rejects(Path file) {
        rejectFile = Optional.of(file);
        return self();
    }

    /** Writes an apostrophe before every value in the rejects file that a spreadsheet would take for a formula. */
    public L spreadsheet() {
        cells = Cells.FOR_SPREADSHEETS;
        return self();
    }

    /** Lets an existing rejects file be replaced; a load in chunks writes the rejects of its earlier runs again anyway. */
    public L overwrite() {
        overwrite = true;
        return self();
    }

    /** How many bad rows are still acceptable: {@code 100} or {@code 0.5%}. */
    public L maxRejects(String value) {
        try {
            limit = RejectLimit.parse(value);
        } catch (IllegalArgumentException e) {
            throw LoadException.usage(String.valueOf(e.getMessage()));
        }
        return self();
    }

    /** Commits after every so many rows; a run that was interrupted resumes where it stopped. */
    public L chunk(long rows) {
        if (rows < 1) {
            throw LoadException.usage("a chunk has at least one row, not " + rows);
        }
        chunk = rows;
        return self();
    }

    /** Loads an input in chunks although the ledger says that it has been loaded already. */
    public L again() {
        again = true;
        return self();
    }

    /** How long to wait for other loads and for locks. */
    public L lockWait(Duration value) {
        lockWait = value;
        return self();
    }

    /** The time zone for times without one; by default the server's, as in psql. */
    public L timezone(String zone) {
        timezone = Optional.of(zone);
        return self();
    }

    /** Memory the server may use to build an index. */
    public L memory(int megabytes) {
        memoryMegabytes = megabytes;
        return self();
    }

    /** Parallel workers that may help the server to build an index; by default four, fewer where it runs on a small machine. */
    public L workers(int parallel) {
        workers = OptionalInt.of(parallel);
        return self();
    }

    /**
     * More runs to merge than cores to sort them cost more than they gain. The number of cores is known only for a server on this machine.
     */
    private int usefulWorkers() {
        boolean here = database.host().equals("localhost")
                || database.host().startsWith("127.")
                || database.host().equals("::1");
        return here ? Math.min(WORKERS, Math.max(1, Runtime.getRuntime().availableProcessors() - 1)) : WORKERS;
    }

    void feed(Feed feed) {
        feeds.add(feed);
    }

    Database database() {
        return database;
    }

    /** The progress of the load; may be asked for from any thread while it runs. */
    public Counter progress() {
        return counter;
    }

    /** Stops the load from another thread: the server rolls back, {@link #run} throws. */
    public void cancel() {
        cancelled = true;
        LoadSession session = running;
        if (session != null) {
            session.cancel();
        }
    }

    /** Loads; either all of it is in the tables afterwards, or nothing. */
    public LoadResult run() {
        boolean lenient = rejectFile.isPresent() || dryRun;
        var settings = new LoadSettings(
                mode,
                key,
                online,
                allowEmpty,
                allowCascade,
                dryRun,
                lenient,
                lockWait,
                timezone,
                memoryMegabytes,
                workers.orElseGet(this::usefulWorkers));
        requireSense();
        rejectFile.ifPresent(this::requireOther);
        List<Feed> inputs = feeds();
        try (var rejects =
                        new Rejects(rejectFile, Existing.replacedIf(overwrite || chunk > 0), cells, !lenient, limit);
                var session = new LoadSession(database, "plumbline load")) {
            rejects.requireWritable();
            running = session;
            if (cancelled) {
                throw LoadException.unavailable("the load was cancelled; nothing was loaded", null);
            }
            Optional<TableMaker> maker = maker(session);
            requireMakable(maker.isPresent());
            try (var spooled = new SpooledFeeds(inputs, lenient || chunk > 0 || maker.isPresent())) {
                List<Feed> ready = maker.isPresent() ? maker.get().prepare(spooled.feeds()) : spooled.feeds();
                session.creates(maker.map(TableMaker::statements).orElse(List.of()));
                LoadResult result = chunk > 0
                        ? new ChunkedEngine(session, settings, ready, rejects, counter, chunk, again).run()
                        : new LoadEngine(session, settings, ready, rejects, counter).run();
                rejects.publish();
                return maker.map(m -> result.created(m.statements(), m.notes())).orElse(result);
            }
        } finally {
            running = null;
        }
    }

    List<Feed> feeds() {
        return feeds;
    }

    /** Refuses a rejects file that would overwrite an input file. */
    void requireOther(Path rejects) {}

    /** Creates the tables first, where that was asked for. */
    Optional<TableMaker> maker(LoadSession session) {
        return Optional.empty();
    }

    private void requireMakable(boolean making) {
        if (making && chunk > 0) {
            throw LoadException.usage(
                    "a table is made and filled in one transaction, which chunks are not: make it by a load"
                            + " of a few rows, or load without --chunk");
        }
        if (making && mode.filter(m -> m != Mode.APPEND).isPresent()) {
            throw LoadException.usage("a table that is made is empty: leave --mode out");
        }
    }

    private void requireSense() {
        if (feeds().isEmpty()) {
            throw LoadException.usage("nothing to load: name a file, a folder or rows");
        }
        boolean keyed = mode.filter(m -> m == Mode.UPSERT || m == Mode.SYNC).isPresent();
        if (!key.isEmpty() && !keyed) {
            throw LoadException.usage("a key is for upsert and sync");
        }
        if (online && mode.filter(m -> m == Mode.REPLACE).isEmpty()) {
            throw LoadException.usage("online is for replace; the other modes never keep readers waiting");
        }
        if (chunk > 0 && mode.isEmpty()) {
            throw LoadException.usage("chunks need a mode: append or upsert");
        }
        boolean whole = mode.filter(m -> m == Mode.REPLACE || m == Mode.SYNC).isPresent();
        if (chunk > 0 && (whole || dryRun)) {
            throw LoadException.usage("chunks are committed one by one, which "
                    + (dryRun ? "a dry run" : "replace and sync") + " cannot be:" + " use append or upsert");
        }
        if (limit.amount() != Double.POSITIVE_INFINITY && rejectFile.isEmpty() && !dryRun) {
            throw LoadException.usage("a limit of rejects needs a file to write them to (--rejects FILE)");
        }
    }
}
