package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.PlumblineException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comment lines {@code -- key: value} at the top of a file; a comment line without a known key continues the line above. */
public final class SqlHeader {

    private static final Pattern KEY = Pattern.compile("^--\\s*([a-z]+):\\s*(.*)$");

    private SqlHeader() {}

    /** @throws PlumblineException when a key is given twice */
    public static Map<String, String> parse(String fileName, String text, Collection<String> keys) {
        Map<String, String> header = new LinkedHashMap<>();
        String last = "";
        for (String line : text.lines().takeWhile(l -> l.startsWith("--")).toList()) {
            Matcher matcher = KEY.matcher(line);
            if (matcher.matches() && keys.contains(matcher.group(1))) {
                last = matcher.group(1);
                if (header.put(last, matcher.group(2).strip()) != null) {
                    throw new PlumblineException(
                            PlumblineException.Kind.USAGE, fileName + ": '" + last + "' is given twice, expected once");
                }
            } else if (!last.isEmpty()) {
                header.merge(last, line.substring(2).strip(), (above, more) -> (above + " " + more).strip());
            }
        }
        return header;
    }
}
