package dev.plumbline.packs.crawler.data;

import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;
import java.time.Instant;
import java.util.UUID;

/** The values that rows are made of. */
final class Vocabulary {
    private static final String[] SUBJECTS = {
        "wren", "kestrel", "heron", "oak", "birch", "dhow", "barge", "lighthouse", "tram", "bicycle", "teapot",
                "violin",
        "beetle", "fern", "granite", "cathedral", "bridge", "mill", "orchid", "salmon", "otter", "badger", "lantern",
                "kiln",
        "quilt", "saddle", "anvil", "windmill", "harbour", "glacier", "Ünïcode \\\"sign\\\"", "ladder"
    };

    private Vocabulary() {}

    /** As it stands in JSON. */
    static String of(long chance) {
        return SUBJECTS[Mix.below(chance, SUBJECTS.length)];
    }

    /** A random UUID as far as its form goes, and the same one every time. */
    static String uuid(long kind, long number) {
        long high = Mix.of(Mix.of(kind, number), 1);
        long low = Mix.of(Mix.of(kind, number), 2);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
                .toString();
    }

    /** Seconds since 1970; zero is null. */
    static void time(DataRowWriter writer, long seconds) {
        if (seconds == 0) {
            writer.nothing();
        } else {
            writer.text(Instant.ofEpochSecond(seconds).toString());
        }
    }

    /** Zero is null. */
    static void number(DataRowWriter writer, long number) {
        if (number == 0) {
            writer.nothing();
        } else {
            writer.number(number);
        }
    }
}
