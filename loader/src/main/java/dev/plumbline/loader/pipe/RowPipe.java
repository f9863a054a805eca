package dev.plumbline.loader.pipe;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.SourceException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads, checks and encodes on a thread of its own while the caller's thread sends. Only the caller's thread uses the database: what the
 * reading side needs from it, it requests through the queue. If an error may make the caller read the same feeds again, the reading side
 * has ended before the caller gets it; closing stops it in any case.
 */
public final class RowPipe implements AutoCloseable {

    /** Batches waiting to be sent: enough to go on reading while the server is asked something, few enough for a small heap. */
    private static final int WAITING = 64;

    /** How long closing waits for a source that gives nothing; the thread then ends when the source does. */
    private static final long PARTING_MILLIS = 1000;

    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(WAITING);
    /** A batch of long rows counts as several. */
    private final Semaphore places = new Semaphore(WAITING);

    private final FeedReader reader;
    private final boolean again;
    private final Thread thread;
    private volatile boolean closed;

    private enum End {
        END
    }

    private record Question(Callable<?> ask, CompletableFuture<Object> answer) {}

    private record Failure(Throwable cause) {}

    record ChunkEnd(long read, String digest) {}

    public RowPipe(List<Feed> feeds, PipeOptions options, RejectSink rejects, Counter counter) {
        reader = new FeedReader(feeds, options, rejects, counter, this);
        again = feeds.stream().allMatch(Feed::again);
        thread = new Thread(this::read, "plumbline-reader");
        thread.setDaemon(true);
    }

    /** Sends everything to the sink and returns how many rows were read. */
    public long drain(RowSink sink) throws SQLException {
        reader.sink(sink);
        thread.start();
        try {
            return sendAll(sink);
        } catch (SQLException e) {
            if (again && RowErrors.blamesARow(e)) {
                awaitReader(sink);
            }
            throw e;
        }
    }

    private long sendAll(RowSink sink) throws SQLException {
        while (true) {
            Object next = next(sink);
            if (next instanceof CopyBatch batch) {
                places.release(places(batch));
                sink.accept(batch);
            } else if (next instanceof ChunkEnd end) {
                sink.endChunk(end.read(), end.digest());
            } else if (next instanceof Question question) {
                answer(question);
            } else if (next instanceof Failure failure) {
                throw failure(failure.cause());
            } else {
                return reader.read();
            }
        }
    }

    /** Two readers of one source would divide its rows between them, so the first one ends before there can be a second. */
    private void awaitReader(RowSink sink) {
        stop();
        try {
            while (thread.isAlive()) {
                thread.join(200);
                requireWanted(sink);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void requireWanted(RowSink sink) {
        if (sink.stopped()) {
            throw LoadException.unavailable("the load was cancelled; nothing was loaded", null);
        }
    }

    private static LoadException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return LoadException.unavailable("the load was interrupted; nothing was loaded", e);
    }

    /** The digest of all that was read, once the pipe is drained. */
    public String digest() {
        return reader.digest();
    }

    private Object next(RowSink sink) {
        try {
            while (true) {
                Object next = queue.poll(200, TimeUnit.MILLISECONDS);
                if (next != null) {
                    return next;
                }
                requireWanted(sink);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void answer(Question question) throws SQLException {
        try {
            ((CompletableFuture<@Nullable Object>) (CompletableFuture<?>) question.answer())
                    .complete(question.ask().call());
        } catch (SQLException | RuntimeException e) {
            question.answer().completeExceptionally(e);
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof SourceException e) {
            return LoadException.finding(e.getMessage() + "; nothing was loaded", e);
        }
        if (cause instanceof RuntimeException e) {
            return e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return new IllegalStateException(cause);
    }

    private void read() {
        try {
            reader.run();
            put(End.END);
        } catch (Stopped stopped) {
            // the sending side has gone: there is nobody to report to
        } catch (Throwable e) {
            try {
                put(new Failure(e));
            } catch (Stopped stopped) {
                // as above
            }
        }
    }

    /** Called by the reading side. */
    <T> T ask(Callable<T> question) {
        var answer = new CompletableFuture<Object>();
        put(new Question(question, answer));
        try {
            while (true) {
                try {
                    @SuppressWarnings("unchecked")
                    T value = (T) answer.get(100, TimeUnit.MILLISECONDS);
                    return value;
                } catch (java.util.concurrent.TimeoutException e) {
                    if (closed) {
                        throw new Stopped();
                    }
                }
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new Stopped();
        }
    }

    private static int places(CopyBatch batch) {
        return Math.min(WAITING, 1 + batch.length() / (2 * CopyBatch.FULL));
    }

    /** Called by the reading side. */
    void send(CopyBatch batch) {
        try {
            while (!places.tryAcquire(places(batch), 100, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    throw new Stopped();
                }
            }
        } catch (InterruptedException e) {
            throw new Stopped();
        }
        put(batch);
    }

    /** Called by the reading side. */
    void put(Object item) {
        try {
            while (!queue.offer(item, 100, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    throw new Stopped();
                }
            }
        } catch (InterruptedException e) {
            throw new Stopped();
        }
        if (closed) {
            throw new Stopped();
        }
    }

    private void stop() {
        closed = true;
        queue.clear();
    }

    @Override
    public void close() {
        stop();
        thread.interrupt();
        try {
            thread.join(PARTING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The sending side has ended. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }
}
