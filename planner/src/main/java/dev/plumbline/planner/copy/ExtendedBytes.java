package dev.plumbline.planner.copy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether bytes are what a server writes for extended statistics. A server reads them without looking, lengths and places included, so that
 * those of a target which somebody has made up could have it read and write where they like.
 */
final class ExtendedBytes {
    private static final int DISTINCT = 0xA352BFA4;
    private static final int DEPENDENCIES = 0xB4549A2C;
    private static final int COMMON = 0xE1A651C2;
    private static final int ONLY_KIND = 1;
    private static final int MOST_COLUMNS = 8;
    private static final int MOST_ITEMS = 10_000;
    private static final int HEADER_OF_A_VALUE = 4;

    /** Numbers of types that a server does not bring itself, domains among them. */
    private static final int FIRST_OWN = 16_384;

    /** Any bytes of this length are a value of these, by their numbers in every server. */
    private static final Map<Integer, Fixed> FIXED = Map.ofEntries(
            Map.entry(16, new Fixed(1, true)), // bool
            Map.entry(18, new Fixed(1, true)), // "char"
            Map.entry(20, new Fixed(8, true)), // bigint
            Map.entry(21, new Fixed(2, true)), // smallint
            Map.entry(23, new Fixed(4, true)), // integer
            Map.entry(26, new Fixed(4, true)), // oid
            Map.entry(700, new Fixed(4, true)), // real
            Map.entry(701, new Fixed(8, true)), // double precision
            Map.entry(1082, new Fixed(4, true)), // date
            Map.entry(1083, new Fixed(8, true)), // time
            Map.entry(1114, new Fixed(8, true)), // timestamp
            Map.entry(1184, new Fixed(8, true)), // timestamptz
            Map.entry(1186, new Fixed(16, false)), // interval
            Map.entry(1266, new Fixed(12, false)), // timetz
            Map.entry(2950, new Fixed(16, false))); // uuid

    /** text, bpchar, varchar. */
    private static final Set<Integer> TEXTS = Set.of(25, 1042, 1043);

    private static final int BYTEA = 17;
    private static final int NUMERIC = 1700;

    private record Fixed(int length, boolean byValue) {}

    /** How the values of a column are kept: so many, in so many bytes, and in so many when they are laid out to be used. */
    private record Dimension(int type, int values, int bytes, int aligned, int length, int byValue) {}

    private ExtendedBytes() {}

    /** @param columns the numbers that may be in them; those of expressions are negative */
    static boolean isDistinct(byte[] bytes, Set<Integer> columns) {
        return read(bytes, in -> {
            int items = header(in, DISTINCT);
            for (int item = 0; item < items; item++) {
                in.getDouble();
                columns(in, in.getInt(), columns);
            }
        });
    }

    static boolean isDependencies(byte[] bytes, Set<Integer> columns) {
        return read(bytes, in -> {
            int items = header(in, DEPENDENCIES);
            for (int item = 0; item < items; item++) {
                in.getDouble();
                columns(in, in.getShort(), columns);
            }
        });
    }

    /**
     * Of columns of types whose values can be checked.
     *
     * @param expected the types of the columns, in order, or those below where they are domains
     * @param utf8 whether texts are; in other encodings only ASCII is known to be well formed
     */
    static boolean isMostCommon(byte[] bytes, List<Long> expected, boolean utf8) {
        return read(bytes, in -> {
            int items = header(in, COMMON);
            require(items <= MOST_ITEMS);
            var dimensions = new Dimension[(int) between(in.getShort(), 2, MOST_COLUMNS)];
            require(dimensions.length == expected.size());
            for (long type : expected) {
                int there = in.getInt();
                require(there == type || there < 0 || there >= FIRST_OWN);
            }
            for (int i = 0; i < dimensions.length; i++) {
                dimensions[i] = new Dimension(
                        expected.get(i).intValue(),
                        in.getInt(),
                        in.getInt(),
                        in.getInt(),
                        in.getInt(),
                        in.getInt() & 0xFF);
            }
            for (Dimension one : dimensions) {
                values(in, one, items, utf8);
            }
            for (int item = 0; item < items; item++) {
                item(in, dimensions);
            }
        });
    }

    private interface Reading {
        void read(ByteBuffer in) throws MadeUp;
    }

    private static final class MadeUp extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** To the last byte. */
    private static boolean read(byte[] bytes, Reading reading) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            reading.read(in);
            return !in.hasRemaining();
        } catch (MadeUp | BufferUnderflowException e) {
            return false;
        }
    }

    private static int header(ByteBuffer in, int magic) throws MadeUp {
        require(in.getInt() == magic);
        require(in.getInt() == ONLY_KIND);
        return (int) between(in.getInt(), 1, in.limit());
    }

    private static void columns(ByteBuffer in, int count, Set<Integer> known) throws MadeUp {
        for (int i = 0; i < between(count, 2, MOST_COLUMNS); i++) {
            int column = in.getShort();
            require(known.contains(column) || column < 0 && column >= -MOST_COLUMNS);
        }
    }

    private static void values(ByteBuffer in, Dimension one, int items, boolean utf8) throws MadeUp {
        between(one.values(), 0, items);
        Fixed fixed = FIXED.get(one.type());
        int begin = in.position();
        long aligned = 0;
        if (fixed != null) {
            require(one.length() == fixed.length() && one.byValue() == (fixed.byValue() ? 1 : 0));
            take(in, (long) one.values() * fixed.length());
            aligned = fixed.byValue() ? 0 : (long) one.values() * aligned(fixed.length());
        } else {
            require(one.length() == -1 && one.byValue() == 0);
            for (int i = 0; i < one.values(); i++) {
                byte[] value = take(in, in.getInt());
                require(isValue(one.type(), value, utf8));
                aligned += aligned(HEADER_OF_A_VALUE + value.length);
            }
        }
        require(one.bytes() == in.position() - begin && one.aligned() == aligned);
    }

    private static void item(ByteBuffer in, Dimension[] dimensions) throws MadeUp {
        byte[] nulls = take(in, dimensions.length);
        in.getDouble();
        in.getDouble();
        for (int i = 0; i < dimensions.length; i++) {
            between(nulls[i], 0, 1);
            int place = in.getShort() & 0xFFFF;
            require(nulls[i] == 1 || place < dimensions[i].values());
        }
    }

    private static byte[] take(ByteBuffer in, long length) throws MadeUp {
        var bytes = new byte[(int) between(length, 0, in.remaining())];
        in.get(bytes);
        return bytes;
    }

    private static int aligned(int length) {
        return (length + 7) & ~7;
    }

    private static boolean isValue(int type, byte[] value, boolean utf8) {
        return type == BYTEA || TEXTS.contains(type) && isText(value, utf8) || type == NUMERIC && isNumeric(value);
    }

    /** A header of two bytes or four, and digits to the base of ten thousand; or two bytes for what is no number. */
    private static boolean isNumeric(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        if (value.length < Short.BYTES || value.length % Short.BYTES != 0) {
            return false;
        }
        int header = in.getShort() & 0xFFFF;
        if ((header & 0xC000) == 0xC000) {
            return value.length == Short.BYTES;
        }
        if ((header & 0x8000) == 0) {
            if (!in.hasRemaining()) {
                return false;
            }
            in.getShort();
        }
        while (in.hasRemaining()) {
            if ((in.getShort() & 0xFFFF) >= 10_000) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(byte[] value, boolean utf8) {
        try {
            var decoder = (utf8 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII).newDecoder();
            return decoder.decode(ByteBuffer.wrap(value)).chars().noneMatch(c -> c == 0);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static long between(long number, long least, long most) throws MadeUp {
        require(number >= least && number <= most);
        return number;
    }

    private static void require(boolean holds) throws MadeUp {
        if (!holds) {
            throw new MadeUp();
        }
    }
}
