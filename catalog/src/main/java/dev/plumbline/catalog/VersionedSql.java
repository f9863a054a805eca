package dev.plumbline.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query of this package, without the lines that are for other versions of the server ({@code -- 14+}, {@code -- 14-}, {@code -- 15..16}). */
final class VersionedSql {

    private static final Pattern MARK = Pattern.compile("-- (\\d+)(\\+|-|\\.\\.(\\d+))$");

    private VersionedSql() {}

    static String of(String name, int major) {
        try (InputStream in = VersionedSql.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("no query " + name + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> isFor(line, major))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFor(String line, int major) {
        Matcher mark = MARK.matcher(line);
        if (!mark.find()) {
            return true;
        }
        int version = Integer.parseInt(mark.group(1));
        return switch (mark.group(2)) {
            case "+" -> major >= version;
            case "-" -> major < version;
            default -> major >= version && major <= Integer.parseInt(mark.group(3));
        };
    }
}
