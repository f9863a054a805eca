package dev.plumbline.loader.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A line of {@code sources/literals.txt}. */
record LiteralCase(String setting, String type, String literal, String expected, String difference) {

    static List<LiteralCase> all() {
        List<LiteralCase> cases = new ArrayList<>();
        String setting = "";
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LiteralCase.class.getResourceAsStream("/sources/literals.txt")),
                StandardCharsets.UTF_8))) {
            for (String line : in.lines().toList()) {
                if (line.startsWith("@ ")) {
                    setting = line.substring(2) + ";\n";
                } else if (!line.startsWith("#") && !line.isEmpty()) {
                    String[] parts = line.split("\t", -1);
                    cases.add(new LiteralCase(
                            setting, parts[0], plain(parts[1]), plain(parts[2]), parts.length > 3 ? parts[3] : ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static String plain(String text) {
        return text.replace('→', '\t')
                .replace('⏎', '\n')
                .replace('␍', '\r')
                .replace('␈', '\b')
                .replace('␌', '\f')
                .replace('␇', '\007');
    }

    boolean isRefused() {
        return expected.startsWith("!");
    }

    /** Refused so that nothing behind it can be read. */
    boolean isFatal() {
        return expected.startsWith("!!");
    }

    String words() {
        return expected.substring(isFatal() ? 2 : 1);
    }

    /** A file with this value between two others. */
    String file() {
        return setting + "INSERT INTO t VALUES ('before', " + literal + ", 'behind'), ('next', NULL, 'row');\n";
    }

    @Override
    public String toString() {
        return setting.strip() + " " + type + " " + literal;
    }
}
