package dev.plumbline.operate.backup.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads the plain entries of a tar, the only ones a backup has. No memory is reserved on the word of an entry: no long names, no extended
 * headers.
 */
public final class TarBlocks {
    public static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;

    private final InputStream in;
    private String name = "";
    private long size;

    public TarBlocks(InputStream in) {
        this.in = in;
    }

    /** Whether there is another entry; its content comes next and is to be read or skipped. */
    public boolean next() throws IOException {
        byte[] header = in.readNBytes(BLOCK);
        if (header.length < BLOCK) {
            throw new IOException("it ends in the middle of an entry");
        }
        if (isEmpty(header)) {
            return false;
        }
        if (number(header, CHECKSUM, 8) != sum(header)) {
            throw new IOException("the head of an entry does not give its checksum");
        }
        if (header[TYPE] != '0' && header[TYPE] != 0) {
            throw new IOException("an entry is not a plain file");
        }
        name = text(header, 0, NAME_LENGTH);
        size = number(header, SIZE, 12);
        return true;
    }

    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    public void pass() throws IOException {
        in.skipNBytes(padded(size));
    }

    /** The content; it takes as much memory as there are bytes, whatever size the entry states. */
    public byte[] read(int most) throws IOException {
        if (size > most) {
            throw new IOException(name + " has " + size + " bytes, more than " + most);
        }
        byte[] content = in.readNBytes((int) size);
        if (content.length < size) {
            throw new IOException("it ends in the middle of " + name);
        }
        in.skipNBytes(padded(size) - size);
        return content;
    }

    private static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static boolean isEmpty(byte[] header) {
        for (byte one : header) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private static long sum(byte[] header) {
        long sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += at >= CHECKSUM && at < CHECKSUM + 8 ? ' ' : header[at] & 0xFF;
        }
        return sum;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    /** Octal digits; twelve of them fit easily into a long. */
    private static long number(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new IOException("the head of an entry has no number where one was expected");
        }
        return Long.parseLong(digits, 8);
    }
}
