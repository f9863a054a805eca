package dev.plumbline.verifier.report;

import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Verification;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The fixes of all findings as one file of SQL, to be read before it is run. */
public final class FixScript {

    private FixScript() {}

    /** The findings and warnings that have a fix. */
    public static List<CheckResult> fixable(Verification verification) {
        return verification.results().stream()
                .filter(result -> !result.fixes().isEmpty())
                .toList();
    }

    public static String of(Verification verification) {
        var text = new StringBuilder("-- Fixes of the findings of verify in ")
                .append(line(verification.subject()))
                .append(", ")
                .append(line(verification.server()))
                .append(", ")
                .append(verification.started().truncatedTo(ChronoUnit.SECONDS))
                .append(".\n-- Read them before you run them: a fix may drop what somebody needs.\n");
        for (CheckResult result : fixable(verification)) {
            text.append("\n-- ")
                    .append(result.family().id())
                    .append('/')
                    .append(result.id())
                    .append(": ");
            text.append(line(result.title())).append('\n');
            result.detail()
                    .lines()
                    .forEach(detail -> text.append("-- ").append(line(detail)).append('\n'));
            for (String fix : result.fixes()) {
                String statement = fix.strip();
                text.append(statement).append(statement.endsWith(";") ? "\n" : ";\n");
            }
        }
        return text.toString();
    }

    /** Names of objects go into comments, which end with the line. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
