package dev.plumbline.loader.spool;

import dev.plumbline.loader.row.ArrayRow;
import dev.plumbline.loader.row.ReadProgress;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Replays recorded rows. */
final class ReplayedSource extends ArrayRow implements RowSource {

    private static final ValueKind[] KINDS = ValueKind.values();

    private final DataInputStream in;
    private final List<RowBlock> blocks;
    private RowBlock block;
    private String file = "";
    private String original = "";
    private long line;
    private long read;

    ReplayedSource(DataInputStream in, List<RowBlock> blocks) {
        this.in = in;
        this.blocks = blocks;
        this.block = blocks.isEmpty()
                ? new RowBlock(SourceFormat.COPY, java.util.Optional.empty(), List.of(), RowBlock.Overriding.COPY)
                : blocks.get(0);
    }

    @Override
    public boolean next() {
        try {
            while (true) {
                switch (in.readByte()) {
                    case Spool.BLOCK -> block = blocks.get(in.readInt());
                    case Spool.FILE -> file = text();
                    case Spool.MALFORMED -> {
                        long at = in.readLong();
                        long offset = in.readLong();
                        String problem = text();
                        throw SourceException.record(file, at, offset, problem, text());
                    }
                    case Spool.ROW -> {
                        readRow();
                        return true;
                    }
                    default -> {
                        return false;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the kept input: " + e.getMessage(), e);
        }
    }

    private void readRow() throws IOException {
        line = in.readLong();
        int size = in.readInt();
        resize(size);
        for (int i = 0; i < size; i++) {
            ValueKind kind = KINDS[in.readByte()];
            if (kind.hasText()) {
                set(i, kind, in.readNBytes(in.readInt()));
                read += end(i);
            } else {
                set(i, kind);
            }
        }
        original = text();
    }

    private String text() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    @Override
    public SourceRow row() {
        return this;
    }

    @Override
    public ReadProgress progress() {
        return new ReadProgress(read, -1);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RowBlock block() {
        return block;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public String original() {
        return original;
    }
}
