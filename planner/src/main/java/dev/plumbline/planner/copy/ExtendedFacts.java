package dev.plumbline.planner.copy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Extended statistics as the bytes the target stores.
 *
 * @param columns by name, in the order of their numbers
 * @param ownTypes whether they include values stored as oids that another database does not share, such as enums
 */
record ExtendedFacts(
        String schema,
        String name,
        String tableSchema,
        String table,
        List<String> columns,
        List<Integer> numbers,
        boolean ownTypes,
        boolean inherited,
        byte @Nullable [] distinct,
        byte @Nullable [] dependencies,
        byte @Nullable [] mostCommon) {
    private static final int HEADER = 12;

    ExtendedFacts {
        columns = List.copyOf(columns);
        numbers = List.copyOf(numbers);
    }

    /** With the column numbers of another database; expressions have negative ones, which stay. */
    static byte @Nullable [] renumbered(byte @Nullable [] bytes, Map<Integer, Integer> numbers) {
        if (bytes == null
                || numbers.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()))) {
            return bytes;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes.clone()).order(ByteOrder.LITTLE_ENDIAN);
        int items = buffer.getInt(HEADER - 4);
        int at = HEADER;
        for (int item = 0; item < items; item++) {
            at += Double.BYTES;
            boolean wide = isDistinct(buffer);
            int columns = wide ? buffer.getInt(at) : buffer.getShort(at);
            at += wide ? Integer.BYTES : Short.BYTES;
            for (int column = 0; column < columns; column++, at += Short.BYTES) {
                int number = buffer.getShort(at);
                buffer.putShort(at, numbers.getOrDefault(number, number).shortValue());
            }
        }
        return buffer.array();
    }

    private static boolean isDistinct(ByteBuffer buffer) {
        return buffer.getInt(0) == 0xA352BFA4;
    }
}
