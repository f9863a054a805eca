package dev.plumbline.loader.copy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of one table and one column list in COPY text format, with the place each came from. Filled by one thread, then only read. */
public final class CopyBatch {

    /** A batch of this many bytes is sent. */
    public static final int FULL = 128 * 1024;

    private final Layout layout;
    private final String file;
    private final long firstOrdinal;
    private final long firstLine;
    private byte[] data;
    private int length;
    private int rows;
    private int[] starts = new int[256];
    /** Lines relative to the first; null as long as every row begins one line after the one before. */
    private int @Nullable [] lines;
    /** Ordinals relative to the first; null as long as there is no gap. */
    private int @Nullable [] ordinals;

    public CopyBatch(Layout layout, String file, long ordinal, long line, int capacity) {
        this.layout = layout;
        this.file = file;
        this.firstOrdinal = ordinal;
        this.firstLine = line;
        this.data = new byte[capacity];
    }

    public void beginRow(long ordinal, long line) {
        if (rows == starts.length) {
            starts = Arrays.copyOf(starts, rows * 2);
        }
        starts[rows] = length;
        lines = place(lines, (int) (line - firstLine));
        ordinals = place(ordinals, (int) (ordinal - firstOrdinal));
        rows++;
    }

    private int @Nullable [] place(int @Nullable [] places, int value) {
        int[] kept = places;
        if (kept == null) {
            if (value == rows) {
                return null;
            }
            kept = new int[Math.max(256, rows + 1)];
            Arrays.setAll(kept, i -> i);
        } else if (rows == kept.length) {
            kept = Arrays.copyOf(kept, rows * 2);
        }
        kept[rows] = value;
        return kept;
    }

    /** Removes the row that was begun last. */
    public void dropRow() {
        rows--;
        length = starts[rows];
    }

    public void room(int bytes) {
        if (data.length - length < bytes) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, length + bytes));
        }
    }

    public void put(byte b) {
        data[length++] = b;
    }

    /** Copies a text, escaping what COPY would misread; false when it holds a zero byte, which no text can. */
    public boolean escaped(byte[] text, int from, int to) {
        room(2 * (to - from) + 2);
        byte[] out = data;
        int at = length;
        for (int i = from; i < to; i++) {
            byte c = text[i];
            if (c < 14 && c >= 0 || c == '\\') {
                if (c == 0) {
                    return false;
                }
                byte letter = letter(c);
                if (letter != 0) {
                    out[at++] = '\\';
                    c = letter;
                }
            }
            out[at++] = c;
        }
        length = at;
        return true;
    }

    /** Copies a value that needs no escape, and puts a byte behind it. */
    public void plain(byte[] text, int from, int to, byte behind) {
        int size = to - from;
        room(size + 1);
        System.arraycopy(text, from, data, length, size);
        length += size;
        data[length++] = behind;
    }

    /** Puts NULL and a byte behind it. */
    public void plainNull(byte behind) {
        room(3);
        data[length++] = '\\';
        data[length++] = 'N';
        data[length++] = behind;
    }

    private static byte letter(byte c) {
        return switch (c) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\\' -> '\\';
            default -> 0;
        };
    }

    public Layout layout() {
        return layout;
    }

    public String file() {
        return file;
    }

    public int rows() {
        return rows;
    }

    public int length() {
        return length;
    }

    public byte[] data() {
        return data;
    }

    /** Where row {@code i} begins; for {@code i == rows()} where the last one ends. */
    public int start(int i) {
        return i == rows ? length : starts[i];
    }

    public long line(int row) {
        return firstLine + (lines == null ? row : lines[row]);
    }

    public long ordinal(int row) {
        return firstOrdinal + (ordinals == null ? row : ordinals[row]);
    }

    /** The values of a row; null for NULL. */
    public List<@Nullable String> values(int row) {
        var values = new ArrayList<@Nullable String>();
        int from = start(row);
        for (int i = from; i < start(row + 1); i++) {
            if (data[i] == '\t' || data[i] == '\n') {
                values.add(CopyText.plain(new String(data, from, i - from, StandardCharsets.UTF_8)));
                from = i + 1;
            }
        }
        return values;
    }

    /** The last value of a row that carries its origin: its original text. */
    public String original(int row) {
        int end = start(row + 1) - 1;
        int from = end;
        while (from > start(row) && data[from - 1] != '\t') {
            from--;
        }
        String text = new String(data, from, end - from, StandardCharsets.UTF_8);
        if (text.equals("\\N")) {
            return "";
        }
        return String.valueOf(CopyText.plain(text));
    }
}
