package dev.plumbline.cli.config;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code NAME=value} lines, read on request. Nothing in it is run or expanded. */
public final class EnvFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");

    private EnvFile() {}

    /** The variables that are set, and those of the file that are not. */
    public static Map<String, String> under(Map<String, String> environment, Path file) {
        var all = new HashMap<>(read(file));
        all.putAll(environment);
        return all;
    }

    static Map<String, String> read(Path file) {
        var found = new HashMap<String, String>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                String text = line.strip();
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                Matcher matcher = LINE.matcher(text);
                if (!matcher.matches()) {
                    // The line is not repeated: it may contain a password.
                    throw new PlumblineException(
                            PlumblineException.Kind.USAGE, file + ":" + number + ": expected NAME=value");
                }
                found.put(matcher.group(1), value(matcher.group(2)));
            }
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, file + ": cannot be read: " + Reason.of(e), e);
        }
        return found;
    }

    private static String value(String text) {
        if (text.length() > 1
                && (text.startsWith("'") || text.startsWith("\""))
                && text.indexOf(text.charAt(0), 1) > 0) {
            return text.substring(1, text.indexOf(text.charAt(0), 1));
        }
        return text.replaceFirst("\\s+#.*", "").strip();
    }
}
