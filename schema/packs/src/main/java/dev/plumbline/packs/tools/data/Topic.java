package dev.plumbline.packs.tools.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What tools are about. A line of the file is a topic: its name, a bar, where its tools run, a bar, its subjects.
 *
 * @param platforms likeliest first
 * @param subjects eight
 */
record Topic(String name, List<String> platforms, List<String> subjects) {
    static final int SUBJECTS = 8;
    private static final String FILE = "topics.txt";

    Topic {
        platforms = List.copyOf(platforms);
        subjects = List.copyOf(subjects);
        if (subjects.size() != SUBJECTS) {
            throw new IllegalArgumentException(
                    FILE + ": topic " + name + " has " + subjects.size() + " subjects, expected " + SUBJECTS);
        }
    }

    static List<Topic> read() {
        try (InputStream in = Objects.requireNonNull(Topic.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\\|", -1))
                    .map(parts -> new Topic(parts[0], List.of(parts[1].split(",")), List.of(parts[2].split(","))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
