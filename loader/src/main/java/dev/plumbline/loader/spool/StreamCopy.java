package dev.plumbline.loader.spool;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.temporary.TemporaryFolder;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose bytes are written to a temporary file while they are read, so that it can be read again: what has been read from the
 * file, the rest from the stream itself. One reader at a time; closing closes the stream and deletes the file.
 */
public final class StreamCopy implements AutoCloseable {

    private final Supplier<InputStream> opener;
    private final String label;
    private @Nullable InputStream stream;
    private @Nullable OutputStream out;
    private @Nullable Path file;
    private long most = Long.MAX_VALUE;
    private boolean needed = true;
    private long written;
    private volatile String lost = "";

    public StreamCopy(Supplier<InputStream> opener, String label) {
        this.opener = opener;
        this.label = label;
    }

    /** A second reading would only report more rows: the copy is given up when the disk lacks space, or beyond this length. */
    public void optional(long mostBytes) {
        needed = false;
        most = mostBytes;
    }

    /** Whether it can be opened again, given how far it has been read. */
    public boolean again() {
        return lost.isEmpty();
    }

    public InputStream open() {
        if (!lost.isEmpty()) {
            throw SourceException.fatal(label, 0, -1, lost, null);
        }
        InputStream source = stream;
        if (source == null) {
            source = opener.get();
            stream = source;
            create();
            return new Copying(source);
        }
        try {
            OutputStream copy = out;
            Path there = file;
            if (copy == null || there == null) {
                throw new IllegalStateException("a copy that is not lost has a file");
            }
            copy.flush();
            return new SequenceInputStream(Files.newInputStream(there), new Copying(source));
        } catch (IOException e) {
            throw SourceException.fatal(label, 0, -1, "cannot be read again: " + e.getMessage(), e);
        }
    }

    private void create() {
        Path target = TemporaryFolder.path().resolve("plumbline.stream");
        try {
            target = TemporaryFolder.file(".stream");
            file = target;
            out = Files.newOutputStream(target);
        } catch (IOException e) {
            giveUp(target, e);
        }
    }

    private void keep(byte[] bytes, int from, int length) {
        OutputStream copy = out;
        Path target = file;
        if (copy == null || target == null) {
            return;
        }
        if (written + length > most) {
            lose("is longer than the " + Amounts.bytes(most) + " that are kept of it, so it cannot be read again");
            return;
        }
        try {
            copy.write(bytes, from, length);
            written += length;
        } catch (IOException e) {
            giveUp(target, e);
        }
    }

    private void giveUp(Path target, IOException e) {
        if (needed) {
            throw TemporaryFolder.full(target, e);
        }
        lose("cannot be read again: the temporary folder " + TemporaryFolder.shown() + " did not take its copy ("
                + e.getMessage() + ")");
    }

    private void lose(String why) {
        lost = why;
        delete();
    }

    private void delete() {
        OutputStream copy = out;
        Path target = file;
        out = null;
        file = null;
        try {
            if (copy != null) {
                copy.close();
            }
        } catch (IOException e) {
            // the file is deleted next
        }
        try {
            if (target != null) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            target.toFile().deleteOnExit();
        }
    }

    @Override
    public void close() {
        delete();
        InputStream source = stream;
        try {
            if (source != null) {
                source.close();
            }
        } catch (IOException e) {
            // everything needed of it has been read
        }
    }

    /** Stays open when its reader is closed: another one may follow. */
    private final class Copying extends FilterInputStream {
        Copying(InputStream source) {
            super(source);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            if (n > 0) {
                keep(bytes, from, n);
            }
            return n;
        }

        @Override
        public void close() {}
    }
}
