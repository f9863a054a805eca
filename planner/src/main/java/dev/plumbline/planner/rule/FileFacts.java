package dev.plumbline.planner.rule;

import dev.plumbline.planner.observation.Fact;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.planner.observation.OwnTransactions;
import dev.plumbline.planner.observation.WaitLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Facts that no single statement shows: what is done while an earlier statement's lock is held, and how a file is structured. */
final class FileFacts {
    private static final Pattern WRITES = Pattern.compile("(UPDATE|DELETE|INSERT|MERGE|COPY|WITH)\\b.*");
    private static final Set<String> WORK =
            Set.of("scan", "validation", "build", "table.rewritten", "matview.rewritten", "written", "read");

    /** A fact and the statement it is reported for. */
    record Placed(ObservedStatement statement, Fact fact) {}

    private FileFacts() {}

    static List<Placed> of(ObservedFile file) {
        var placed = new ArrayList<Placed>();
        for (ObservedLock lock : file.locks()) {
            if (!lock.mode().blocksWrites() || !lock.kind().endsWith("table")) {
                continue;
            }
            for (ObservedStatement later : file.statements()) {
                String work = work(later);
                if (later.number() > lock.statement() && later.number() <= lock.until() && !work.isEmpty()) {
                    placed.add(new Placed(
                            later,
                            new Fact(
                                    "held",
                                    Map.of(
                                            "table", lock.object(),
                                            "older", "true",
                                            "mode", lock.mode().words(),
                                            "blocks", lock.mode().blocks(),
                                            "work", work,
                                            "line", Integer.toString(lineOf(file, lock.statement()))))));
                    break;
                }
            }
        }
        file.statements().stream().findFirst().ifPresent(first -> placed.add(new Placed(first, whole(file))));
        OwnTransactions.first(file)
                .ifPresent(one -> placed.add(new Placed(
                        one, Fact.of("transaction", "parts", Integer.toString(OwnTransactions.parts(file))))));
        OwnTransactions.mixed(file).ifPresent(one -> placed.add(new Placed(one, Fact.of("mixed"))));
        return placed;
    }

    private static Fact whole(ObservedFile file) {
        boolean strong = file.strongest().filter(LockMode::blocksWrites).isPresent();
        List<ObservedLock> exclusive = file.locks().stream()
                .filter(lock ->
                        lock.mode() == LockMode.ACCESS_EXCLUSIVE && lock.kind().endsWith("table"))
                .toList();
        long statements =
                exclusive.stream().map(ObservedLock::statement).distinct().count();
        var tables = new TreeSet<String>();
        exclusive.forEach(lock -> tables.add(lock.object()));
        return new Fact(
                "file",
                Map.of(
                        "locks_strongly", Boolean.toString(strong),
                        "limited", WaitLimit.of(file),
                        "exclusive", Long.toString(Math.min(statements, tables.size())),
                        "exclusive_tables", String.join(", ", tables),
                        "statements", Integer.toString(file.statements().size()),
                        "transaction", Boolean.toString(file.inTransaction()),
                        "mixed", Boolean.toString(OwnTransactions.mixed(file).isPresent())));
    }

    private static int lineOf(ObservedFile file, int statement) {
        return file.statements().get(statement - 1).line();
    }

    /** Work that takes time in proportion to a table's size. */
    private static String work(ObservedStatement statement) {
        String words = words(statement);
        if (WRITES.matcher(words).matches()) {
            return "rows are written";
        }
        for (Fact fact : statement.facts()) {
            boolean older = !fact.get("older").equals("false");
            if (older && WORK.contains(fact.kind())) {
                return switch (fact.kind()) {
                    case "written" -> "rows are written";
                    case "scan", "read" -> "a table is read from end to end";
                    case "validation" -> "a foreign key is checked";
                    case "build" -> "an index is built";
                    default -> "a table is rewritten";
                };
            }
        }
        return "";
    }

    static String words(ObservedStatement statement) {
        return statement.facts().stream()
                .filter(fact -> fact.kind().equals("statement"))
                .map(fact -> fact.get("words"))
                .findFirst()
                .orElse("");
    }
}
