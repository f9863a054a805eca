package dev.plumbline.schema.script;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The checksum the history keeps of a file: CRC-32 over its lines without their ends, as Flyway has it. */
public final class Checksum {

    private Checksum() {}

    public static int of(String text) {
        var crc = new CRC32();
        String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
        shown.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}
