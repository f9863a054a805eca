package dev.plumbline.verifier.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fault of faults.sql.
 *
 * @param reportedBy the findings and warnings that tell it, these and no others, as {@code family/check}
 * @param soAlso results that have to be seen, but only to follow from those
 */
record Fault(String name, List<String> reportedBy, List<String> soAlso, String sql) {

    static Stream<Fault> all() {
        try (var in = Fault.class.getResourceAsStream("faults.sql")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n")).skip(1).map(Fault::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault parse(String block) {
        String sql = block.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return new Fault(
                value(block, "fault"), words(value(block, "reported by")), words(value(block, "so also")), sql);
    }

    private static String value(String block, String key) {
        return block.lines()
                .filter(line -> line.startsWith("-- " + key + ": "))
                .map(line -> line.substring(key.length() + 5))
                .findFirst()
                .orElse("");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @Override
    public String toString() {
        return name;
    }
}
