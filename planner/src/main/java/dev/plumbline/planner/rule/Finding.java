package dev.plumbline.planner.rule;

import java.util.List;

/**
 * A rule that applies to a statement.
 *
 * @param statement its number in the file, from 1; zero: the file as a whole
 * @param line where the statement begins
 * @param object what it is about; empty: nothing that has a name
 * @param grows whether the effect lasts longer the larger the table is
 * @param message what happens, with the names of this database
 * @param fix the safer way, ready to use; empty: there is none in SQL alone
 */
public record Finding(
        String rule,
        String title,
        Severity severity,
        int statement,
        int line,
        String object,
        String message,
        boolean grows,
        List<FixPart> fix) {

    public Finding {
        fix = List.copyOf(fix);
    }

    public Finding with(Severity other, String more) {
        return new Finding(rule, title, other, statement, line, object, message + more, grows, fix);
    }

    /** All parts in one text. */
    public String fixText() {
        var text = new StringBuilder();
        for (FixPart part : fix) {
            if (fix.size() > 1) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("-- ")
                        .append(part.head())
                        .append('\n');
            }
            text.append(part.command() ? "-- in a shell: " : "")
                    .append(part.sql())
                    .append('\n');
        }
        return text.toString().strip();
    }
}
