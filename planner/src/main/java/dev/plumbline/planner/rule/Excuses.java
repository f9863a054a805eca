package dev.plumbline.planner.rule;

import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.schema.script.SqlComment;
import dev.plumbline.schema.script.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that excuse a rule for a statement: {@code -- plumbline: allow RULE: reason}, above it or within it.
 *
 * @param kept what nothing excuses
 * @param excused what is excused, the reason behind its message
 * @param remarks excuses that excuse nothing, and those without a reason
 */
public record Excuses(List<Finding> kept, List<Finding> excused, List<Finding> remarks) {
    private static final Pattern EXCUSE =
            Pattern.compile("(?:--|/\\*|^)[\\s*]*plumbline:\\s*allow\\s+([a-z0-9-]+)\\s*(?::\\s*(.*?))?\\s*(?:\\*/)?$");

    private record Comment(int line, String rule, String reason) {}

    public static Excuses of(ObservedFile file, List<Finding> findings) {
        List<Comment> comments = comments(file.script().sql());
        var kept = new ArrayList<>(findings);
        var excused = new ArrayList<Finding>();
        var remarks = new ArrayList<Finding>();
        for (Comment comment : comments) {
            if (comment.reason().isBlank()) {
                remarks.add(remark(
                        "excuse-without-reason",
                        comment,
                        "says no reason and excuses nothing: write it behind a colon"));
                continue;
            }
            int statement = statementOf(file, comment.line());
            List<Finding> meant = kept.stream()
                    .filter(finding -> finding.rule().equals(comment.rule()))
                    .filter(finding -> finding.statement() == statement)
                    .toList();
            if (meant.isEmpty()) {
                remarks.add(remark("unused-excuse", comment, "excuses nothing here: take it out"));
            }
            kept.removeAll(meant);
            meant.forEach(finding -> excused.add(finding.with(
                    finding.severity(), " Excused: " + comment.reason().strip())));
        }
        return new Excuses(List.copyOf(kept), List.copyOf(excused), List.copyOf(remarks));
    }

    /** By PostgreSQL's lexical rules: text in a literal or in the body of a function excuses nothing. */
    private static List<Comment> comments(SqlScript script) {
        var comments = new ArrayList<Comment>();
        for (SqlComment one : script.comments()) {
            int line = one.line();
            for (String text : one.text().split("\n", -1)) {
                Matcher found = EXCUSE.matcher(text);
                if (found.find()) {
                    comments.add(new Comment(
                            line,
                            found.group(1),
                            Optional.ofNullable(found.group(2)).orElse("")));
                }
                line++;
            }
        }
        return comments;
    }

    private static int statementOf(ObservedFile file, int line) {
        for (ObservedStatement one : file.statements()) {
            int end =
                    one.line() + (int) one.text().chars().filter(c -> c == '\n').count();
            if (line <= end) {
                return one.number();
            }
        }
        return 0;
    }

    private static Finding remark(String rule, Comment comment, String what) {
        return new Finding(
                rule,
                "A comment that excuses nothing",
                Severity.ADVICE,
                0,
                comment.line(),
                "",
                "the comment that allows " + comment.rule() + " " + what,
                false,
                List.of());
    }
}
