package dev.plumbline.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bytes are a server's, of {@code (a int, b text)}. */
class ExtendedBytesTest {
    private static final byte[] COMMON =
            hex("c251a6e1010000000400000002001700000019000000030000000c00000000000000040000"
                    + "0001000000040000001700000020000000ffffffff00000000000000000100000002000000020000007830020000007831020000007832"
                    + "01000000790000555555555555d53f1cc7711cc771bc3f010001000000e0e2b466fb44d53f13fef1553d46bc3f000000000000e0e2b466"
                    + "fb44d53f13fef1553d46bc3f020002000100867572a0ee59603ffecf84bdd6b5d03e00000300");
    private static final byte[] DEPENDENCIES =
            hex("2c9a54b40100000002000000000000000000f03f020001000200000000000000f03f020002000100");
    private static final byte[] DISTINCT = hex("a4bf52a3010000000100000000000000000008400200000001000200");
    private static final Set<Integer> COLUMNS = Set.of(1, 2);
    private static final List<Long> TYPES = List.of(23L, 25L);

    @Test
    void whatAServerWritesIsTaken() {
        assertThat(ExtendedBytes.isMostCommon(COMMON, TYPES, true)).isTrue();
        assertThat(ExtendedBytes.isDependencies(DEPENDENCIES, COLUMNS)).isTrue();
        assertThat(ExtendedBytes.isDistinct(DISTINCT, COLUMNS)).isTrue();
    }

    @Test
    void noLengthIsBelieved() {
        for (byte[] good : List.of(COMMON, DEPENDENCIES, DISTINCT)) {
            for (int length = 0; length < good.length; length++) {
                assertThat(isAny(Arrays.copyOf(good, length)))
                        .as("cut at " + length)
                        .isFalse();
            }
            assertThat(isAny(Arrays.copyOf(good, good.length + 1))).isFalse();
        }
        // Numbers of values, their bytes, the room for them, the length of one, the place of an item's value.
        for (int at : new int[] {8, 12, 22, 26, 30, 34, 42, 46, 50, 54, 74, 80, 98, 115}) {
            for (int value : new int[] {-1, 0x7FFFFFFF, 1000}) {
                if (at != 54 || value != -1) {
                    assertThat(isAny(with(COMMON, at, value)))
                            .as(value + " at " + at)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void valuesAreOfTheColumnsTypes() {
        assertThat(ExtendedBytes.isMostCommon(COMMON, List.of(25L, 25L), true)).isFalse();
        assertThat(ExtendedBytes.isMostCommon(COMMON, List.of(23L, 23L), true)).isFalse();
        assertThat(ExtendedBytes.isMostCommon(COMMON, List.of(23L), true)).isFalse();
        assertThat(ExtendedBytes.isMostCommon(with(with(COMMON, 14, 25), 18, 3802), List.of(25L, 3802L), true))
                .as("what jsonb's own functions believe is not checked")
                .isFalse();
        byte[] cut = COMMON.clone();
        cut[78] = (byte) 0xF0;
        assertThat(ExtendedBytes.isMostCommon(cut, TYPES, true))
                .as("half a character")
                .isFalse();
        assertThat(ExtendedBytes.isDependencies(DEPENDENCIES, Set.of(1, 3))).isFalse();
    }

    private static boolean isAny(byte[] bytes) {
        return ExtendedBytes.isMostCommon(bytes, TYPES, true)
                || ExtendedBytes.isDependencies(bytes, COLUMNS)
                || ExtendedBytes.isDistinct(bytes, COLUMNS);
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        return ByteBuffer.wrap(bytes.clone())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(at, value)
                .array();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
