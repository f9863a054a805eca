package dev.plumbline.loader.spool;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.ReadProgress;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.temporary.TemporaryFolder;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes rows through and records each one. Closing it early keeps the source open until it is known whether the rest is needed. One
 * thread at a time; if a spool is closed while a row is awaited, the waiting thread does the rest.
 */
final class RecordingSource implements RowSource {

    private final RowSource source;
    private final DataOutputStream out;
    private final List<RowBlock> blocks;
    private final Path file;
    private @Nullable RowBlock block;
    private String fileOfRow = "";
    private boolean ended;
    private boolean inUse = true;
    private boolean abandoned;
    private final boolean needed;
    private final long most;
    private volatile boolean lost;

    RecordingSource(
            RowSource source, DataOutputStream out, Path file, List<RowBlock> blocks, boolean needed, long most) {
        this.needed = needed;
        this.most = most;
        this.source = source;
        this.out = out;
        this.file = file;
        this.blocks = blocks;
    }

    @Override
    public boolean next() {
        try {
            boolean there = source.next();
            if (there) {
                write(source.row());
            } else {
                finish();
            }
            return there;
        } catch (SourceException e) {
            writeMalformed(e);
            throw e;
        }
    }

    boolean lost() {
        return lost;
    }

    private void write(SourceRow row) {
        if (lost) {
            return;
        }
        try {
            if (out.size() > most) {
                throw new IOException("longer than what is kept");
            }
            if (row.block() != block) {
                block = row.block();
                out.writeByte(Spool.BLOCK);
                out.writeInt(blocks.size());
                blocks.add(row.block());
            }
            file(row.file());
            out.writeByte(Spool.ROW);
            out.writeLong(row.line());
            out.writeInt(row.size());
            for (int i = 0; i < row.size(); i++) {
                out.writeByte(row.kind(i).ordinal());
                if (row.kind(i).hasText()) {
                    out.writeInt(row.end(i) - row.start(i));
                    out.write(row.bytes(i), row.start(i), row.end(i) - row.start(i));
                }
            }
            text(row.original());
        } catch (IOException e) {
            lose(e);
        }
    }

    private void lose(IOException e) {
        if (needed) {
            throw full(e);
        }
        lost = true;
    }

    private void writeMalformed(SourceException e) {
        if (lost || !e.recoverable()) {
            return;
        }
        try {
            file(e.file());
            out.writeByte(Spool.MALFORMED);
            out.writeLong(e.line());
            out.writeLong(e.offset());
            text(e.problem());
            text(e.original());
        } catch (IOException io) {
            lose(io);
        }
    }

    private void file(String name) throws IOException {
        if (!name.equals(fileOfRow)) {
            fileOfRow = name;
            out.writeByte(Spool.FILE);
            text(name);
        }
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private LoadException full(IOException e) {
        return TemporaryFolder.full(file, e);
    }

    private void finish() {
        if (!ended) {
            ended = true;
            try {
                out.writeByte(Spool.END);
                out.close();
            } catch (IOException e) {
                lose(e);
            }
            source.close();
        }
    }

    /** Reads on to the end, malformed records included. */
    void complete() {
        if (isInUse()) {
            throw new IllegalStateException("the input is still being read for the first time");
        }
        while (!ended) {
            try {
                next();
            } catch (SourceException e) {
                if (!e.recoverable()) {
                    throw e;
                }
            }
        }
    }

    private synchronized boolean isInUse() {
        return inUse;
    }

    /** The rest is not needed. */
    synchronized void abandon() {
        abandoned = true;
        if (!inUse) {
            end();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            try (out) {
                source.close();
            } catch (IOException e) {
                // the file is deleted next
            }
        }
    }

    @Override
    public SourceRow row() {
        return source.row();
    }

    @Override
    public List<String> columns() {
        return source.columns();
    }

    @Override
    public ReadProgress progress() {
        return source.progress();
    }

    @Override
    public List<Skipped> skipped() {
        return source.skipped();
    }

    @Override
    public synchronized void close() {
        inUse = false;
        if (abandoned) {
            end();
        }
    }
}
