package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.DataRowWriter;
import dev.plumbline.data.Mix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The values that rows are made of, and the lines of the text files beside this class. */
final class Words {

    private Words() {}

    /** The lines of a file that are no comment, cut at bars. */
    static List<String[]> lines(String file) {
        try (InputStream stream = Words.class.getResourceAsStream("/dev/plumbline/packs/catalog/data/" + file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing beside " + Words.class);
            }
            var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(List<String> words, long chance) {
        return words.get(Mix.below(chance, words.size()));
    }

    static boolean oneIn(int many, long chance) {
        return Mix.below(chance, many) == 0;
    }

    /** A random UUID as far as its form goes, and the same one every time. */
    static String uuid(long kind, long number) {
        long high = Mix.of(Mix.of(kind, number), 1);
        long low = Mix.of(Mix.of(kind, number), 2);
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
                .toString();
    }

    /** Hundredths as a decimal number. */
    static String hundredths(long value) {
        long part = value % 100;
        return value / 100 + (part < 10 ? ".0" : ".") + part;
    }

    /** Tenths as a decimal number. */
    static String tenths(long value) {
        return value / 10 + "." + value % 10;
    }

    static void time(DataRowWriter writer, long seconds) {
        writer.text(Instant.ofEpochSecond(seconds).toString());
    }

    static void text(DataRowWriter writer, String text, boolean given) {
        if (given) {
            writer.text(text);
        } else {
            writer.nothing();
        }
    }
}
