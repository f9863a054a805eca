package dev.plumbline.planner.rule.fill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns an UPDATE of one table into the command that does the same in batches. */
public final class Backfills {
    private static final Pattern UPDATE =
            Pattern.compile("(?is)^update\\s+(?:only\\s+)?([^\\s]+)\\s+set\\s+(.+?)(?:\\s+where\\s+(.+))?$");

    private Backfills() {}

    /** Empty when it is not that simple: other tables, several assignments, RETURNING. */
    public static String of(String statement) {
        Matcher found = UPDATE.matcher(statement.strip());
        if (!found.matches()
                || Pattern.compile("(?i)\\b(from|returning|select)\\b|--|/\\*")
                        .matcher(statement)
                        .find()) {
            return "";
        }
        String where = found.group(3);
        if (Pattern.compile(",\\s*[\\w\"]+\\s*=").matcher(found.group(2)).find()) {
            return "";
        }
        return "plumbline backfill --table " + shell(found.group(1)) + " --set " + shell(found.group(2))
                + (where == null ? "" : " --where " + shell(where));
    }

    private static String shell(String text) {
        return "'" + text.strip().replace("'", "'\\''") + "'";
    }
}
