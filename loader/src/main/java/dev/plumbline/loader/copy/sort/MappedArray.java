package dev.plumbline.loader.copy.sort;

import dev.plumbline.loader.temporary.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A growing array of numbers in a memory-mapped temporary file: outside the heap, however small that is. One thread. */
final class MappedArray implements AutoCloseable {

    private static final int PIECE_BITS = 20;
    private static final int MASK = (1 << PIECE_BITS) - 1;

    private final FileChannel channel;
    private final int width;
    private final List<MappedByteBuffer> pieces = new ArrayList<>();

    /** @param width bytes of an element: 4 or 8 */
    MappedArray(int width) throws IOException {
        this.width = width;
        channel = temporary();
    }

    /** A file that vanishes when it is closed, even if the process is killed. */
    static FileChannel temporary() throws IOException {
        return FileChannel.open(
                TemporaryFolder.file(".sort"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Written before it is mapped: if the disk is full, touching an unwritten page makes Java throw an internal error. */
    private MappedByteBuffer next() throws IOException {
        long bytes = (long) width << PIECE_BITS;
        long at = pieces.size() * bytes;
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long to = at; to < at + bytes; to += zeros.capacity()) {
            zeros.clear();
            while (zeros.hasRemaining()) {
                channel.write(zeros, to + zeros.position());
            }
        }
        return channel.map(FileChannel.MapMode.READ_WRITE, at, bytes);
    }

    private MappedByteBuffer piece(int index) {
        int number = index >> PIECE_BITS;
        while (pieces.size() <= number) {
            try {
                pieces.add(next());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pieces.get(number);
    }

    int number(int index) {
        return piece(index).getInt((index & MASK) * 4);
    }

    void number(int index, int value) {
        piece(index).putInt((index & MASK) * 4, value);
    }

    long offset(int index) {
        return piece(index).getLong((index & MASK) * 8);
    }

    void offset(int index, long value) {
        piece(index).putLong((index & MASK) * 8, value);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the file was deleted when it was created
        }
    }
}
