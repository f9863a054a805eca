package dev.plumbline.loader.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StartupFilterTest {

    private static byte[] message(int code, String... strings) {
        byte[] text = String.join("\0", strings).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .putInt(8 + text.length)
                .putInt(code)
                .put(text)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Whatever the pieces in which the driver sends. */
    private static void check(byte[] sent, byte[] expected) throws IOException {
        for (int piece = 1; piece <= sent.length; piece++) {
            var received = new ByteArrayOutputStream();
            try (var filter = new StartupFilter(received)) {
                for (int i = 0; i < sent.length; i += piece) {
                    filter.write(sent, i, Math.min(piece, sent.length - i));
                    filter.flush();
                }
            }
            assertThat(received.toByteArray()).as("pieces of %d", piece).isEqualTo(expected);
        }
    }

    @Test
    void theZoneIsLeftOutAndNothingElse() throws IOException {
        byte[] ssl = message(1234 << 16 | 5679);
        byte[] later = "TimeZone\0Asia/Tokyo\0".getBytes(StandardCharsets.UTF_8);
        byte[] with = message(3 << 16, "user", "Zoë", "TimeZone", "Asia/Tokyo", "options", "", "x", "TimeZone", "", "");
        byte[] without = message(3 << 16, "user", "Zoë", "options", "", "x", "TimeZone", "", "");
        check(joined(ssl, with, later), joined(ssl, without, later));
        check(joined(without, later), joined(without, later));
    }

    @Test
    void whatIsNoStartupPassesAsItIs() throws IOException {
        byte[] tls = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03};
        check(joined(message(1234 << 16 | 5679), tls), joined(message(1234 << 16 | 5679), tls));
        byte[] cancel = message(1234 << 16 | 5678, "12345678");
        check(cancel, cancel);
    }
}
