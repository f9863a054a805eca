package dev.plumbline.planner.report;

import dev.plumbline.planner.observation.Script;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file split after its statements, so that the parts together are the whole.
 *
 * @param parts for each statement what stands before it (comments, commands of psql) and the statement itself, with its semicolon and, behind a
 *     COPY, its rows
 * @param rest what comes after the last one
 */
record SourceParts(List<Part> parts, String rest) {

    record Part(String before, String statement) {}

    SourceParts {
        parts = List.copyOf(parts);
    }

    static SourceParts of(Script script) {
        String text = script.text();
        var parts = new ArrayList<Part>();
        int from = 0;
        for (SqlStatement one : script.sql().all()) {
            int start = text.indexOf(one.text(), from);
            int end = end(text, start + one.text().length(), one);
            parts.add(new Part(text.substring(from, start), text.substring(start, end)));
            from = end;
        }
        return new SourceParts(parts, text.substring(from));
    }

    private static int end(String text, int written, SqlStatement one) {
        int end = written;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        end = Math.min(end + 1, text.length());
        if (one.data().isEmpty()) {
            return end;
        }
        int rows = lineEnd(text, end) + one.data().get().length();
        return lineEnd(text, Math.min(rows, text.length()));
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
