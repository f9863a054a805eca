package dev.plumbline.schema.migrate.preflight;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that would go wrong, found before anything was executed.
 *
 * @param id the check that found it; {@code --allow} takes this word
 * @param where file and line, or what else it concerns
 * @param stops false for a remark that does not keep the migration from running
 */
public record Problem(String id, String where, String message, boolean stops) {

    private static final Pattern LINE = Pattern.compile("(.+):(\\d+)", Pattern.DOTALL);

    static Problem error(String id, String where, String message) {
        return new Problem(id, where, message, true);
    }

    static Problem remark(String id, String where, String message) {
        return new Problem(id, where, message, false);
    }

    /** Whether this file is what it concerns, or a line of it. */
    public boolean isIn(String script) {
        Matcher line = LINE.matcher(where);
        return where.equals(script) || line.matches() && line.group(1).equals(script);
    }

    /** In the file that it concerns; 0: none in particular. */
    public int line() {
        Matcher line = LINE.matcher(where);
        return line.matches() ? Integer.parseInt(line.group(2)) : 0;
    }

    @Override
    public String toString() {
        return where + ": " + message + " [" + id + "]";
    }
}
