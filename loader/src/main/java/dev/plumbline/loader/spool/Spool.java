package dev.plumbline.loader.spool;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.temporary.TemporaryFolder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in a temporary file: recorded while they are read the first time, replayed any number of times. A first reading that stopped early
 * is read to its end before it is replayed. One thread at a time; closing deletes the file.
 */
public final class Spool implements AutoCloseable {

    static final byte ROW = 1;
    static final byte BLOCK = 2;
    static final byte MALFORMED = 3;
    static final byte FILE = 4;
    static final byte END = 5;

    private final List<RowBlock> blocks = new ArrayList<>();
    private @Nullable Path path;
    private @Nullable RecordingSource recording;
    private final long most;
    private final boolean needed;
    private boolean lost;

    public Spool() {
        this(Long.MAX_VALUE, true);
    }

    private Spool(long most, boolean needed) {
        this.most = most;
        this.needed = needed;
    }

    /** A second reading would only report more rows: it is given up when the disk lacks space, or beyond this length. */
    public static Spool optional(long mostBytes) {
        return new Spool(mostBytes, false);
    }

    /** Whether it can be replayed, given how far it has been recorded. */
    public boolean again() {
        RecordingSource first = recording;
        return !lost && (first == null || !first.lost());
    }

    /** Passes a source through and keeps its rows. */
    public RowSource record(RowSource source) {
        try {
            Path file = TemporaryFolder.file(".spool");
            path = file;
            var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
            var first = new RecordingSource(source, out, file, blocks, needed, most);
            recording = first;
            return first;
        } catch (IOException e) {
            if (!needed) {
                lost = true;
                return source;
            }
            throw TemporaryFolder.full(TemporaryFolder.path().resolve("plumbline.spool"), e);
        }
    }

    /** What was recorded, from the beginning. */
    public RowSource replay() {
        RecordingSource first = recording;
        Path file = path;
        if (lost || first != null && first.lost()) {
            throw SourceException.fatal("the input", 0, -1, "was not kept for a second reading", null);
        }
        if (first == null || file == null) {
            throw new IllegalStateException("nothing was recorded");
        }
        try {
            first.complete();
            return new ReplayedSource(
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16)), blocks);
        } catch (IOException e) {
            throw SourceException.fatal("the kept input", 0, -1, "cannot be read again: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        RecordingSource first = recording;
        if (first != null) {
            first.abandon();
        }
        Path file = path;
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
