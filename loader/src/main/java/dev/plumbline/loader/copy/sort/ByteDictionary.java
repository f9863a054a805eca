package dev.plumbline.loader.copy.sort;

import dev.plumbline.loader.copy.CopyText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers the distinct values of a column, given as bytes in COPY's text format, in order of first appearance. */
final class ByteDictionary {

    private final int limit;
    private byte[] bytes = new byte[4096];
    private int[] ends = new int[256];
    private int[] slots = new int[1024];
    private int size;

    ByteDictionary(int limit) {
        this.limit = limit;
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    /** The number of a value; -1 when there are more distinct ones than the limit. */
    int number(byte[] data, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + data[i];
        }
        int slot = (hash ^ hash >>> 15) & slots.length - 1;
        while (slots[slot] >= 0) {
            int there = slots[slot];
            if (Arrays.equals(bytes, start(there), ends[there], data, from, to)) {
                return there;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return size == limit ? -1 : add(slot, data, from, to);
    }

    private int add(int slot, byte[] data, int from, int to) {
        int at = size == 0 ? 0 : ends[size - 1];
        int end = at + to - from;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(data, from, bytes, at, to - from);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        ends[size] = end;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        for (int n = 0; n < size; n++) {
            int hash = 1;
            for (int i = start(n); i < ends[n]; i++) {
                hash = 31 * hash + bytes[i];
            }
            int slot = (hash ^ hash >>> 15) & slots.length - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = n;
        }
    }

    private int start(int n) {
        return n == 0 ? 0 : ends[n - 1];
    }

    /** The values, null for NULL. */
    List<@Nullable String> values() {
        var values = new ArrayList<@Nullable String>(size);
        for (int n = 0; n < size; n++) {
            values.add(CopyText.plain(new String(bytes, start(n), ends[n] - start(n), StandardCharsets.UTF_8)));
        }
        return values;
    }
}
