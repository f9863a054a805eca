package dev.plumbline.loader.spool;

import dev.plumbline.loader.source.Block;
import dev.plumbline.loader.source.Progress;
import dev.plumbline.loader.source.Row;
import dev.plumbline.loader.source.RowSource;
import dev.plumbline.loader.source.SourceException;
import dev.plumbline.loader.source.ValueKind;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gives recorded rows again. */
final class ReplayedSource implements RowSource, Row {

    private static final ValueKind[] KINDS = ValueKind.values();

    private final DataInputStream in;
    private final List<Block> blocks;
    private Block block;
    private String file = "";
    private ValueKind[] kinds = new ValueKind[0];
    private byte[][] values = new byte[0][];
    private String original = "";
    private long line;
    private long read;

    ReplayedSource(DataInputStream in, List<Block> blocks) {
        this.in = in;
        this.blocks = blocks;
        this.block = blocks.isEmpty()
                ? new Block(
                        dev.plumbline.loader.source.Format.COPY,
                        java.util.Optional.empty(),
                        List.of(),
                        Block.Overriding.COPY)
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
        kinds = new ValueKind[size];
        values = new byte[size][];
        for (int i = 0; i < size; i++) {
            kinds[i] = KINDS[in.readByte()];
            values[i] = kinds[i].hasText() ? in.readNBytes(in.readInt()) : new byte[0];
            read += values[i].length;
        }
        original = text();
    }

    private String text() throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    @Override
    public Row row() {
        return this;
    }

    @Override
    public Progress progress() {
        return new Progress(read, -1);
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
    public Block block() {
        return block;
    }

    @Override
    public int size() {
        return kinds.length;
    }

    @Override
    public ValueKind kind(int i) {
        return kinds[i];
    }

    @Override
    public byte[] bytes(int i) {
        return values[i];
    }

    @Override
    public int start(int i) {
        return 0;
    }

    @Override
    public int end(int i) {
        return values[i].length;
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
