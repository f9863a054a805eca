package dev.plumbline.cli.usage;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a user probably meant by something unknown: a typing mistake, or another tool's word for it. */
public final class Meant {
    /** Words of Flyway, Liquibase, Atlas, psql and others, and of people. */
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("lint", "plan"),
            Map.entry("check", "verify"),
            Map.entry("test", "verify"),
            Map.entry("validate", "verify"),
            Map.entry("doctor", "verify"),
            Map.entry("health", "verify"),
            Map.entry("diff", "verify"),
            Map.entry("drift", "verify"),
            Map.entry("analyze", "plan"),
            Map.entry("preview", "plan"),
            Map.entry("simulate", "rehearse"),
            Map.entry("dry-run", "plan"),
            Map.entry("info", "history"),
            Map.entry("status", "history"),
            Map.entry("log", "history"),
            Map.entry("version", "current"),
            Map.entry("update", "migrate"),
            Map.entry("upgrade", "migrate"),
            Map.entry("apply", "migrate"),
            Map.entry("deploy", "migrate"),
            Map.entry("baseline", "migrate"),
            Map.entry("repair", "migrate"),
            Map.entry("rollback", "undo"),
            Map.entry("revert", "undo"),
            Map.entry("downgrade", "undo"),
            Map.entry("dump", "backup"),
            Map.entry("export", "backup"),
            Map.entry("import", "load"),
            Map.entry("copy", "load"),
            Map.entry("clean", "reset"),
            Map.entry("drop", "reset"),
            Map.entry("wipe", "reset"),
            Map.entry("psql", "shell"),
            Map.entry("sql", "shell"),
            Map.entry("connect", "shell"),
            Map.entry("start", "server"),
            Map.entry("stop", "server"),
            Map.entry("codegen", "types"),
            Map.entry("sync", "reconcile"),
            Map.entry("list", "packs"),
            Map.entry("inspect", "init"),
            Map.entry("pull", "init"),
            Map.entry("browse", "explore"),
            Map.entry("site", "docs"),
            Map.entry("settings", "config"));

    private Meant() {}

    /** The verb that was probably meant. */
    public static Optional<String> verb(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(VERBS.get(word)).filter(known::contains).or(() -> near(word, known));
    }

    /** The most similar one, if no more than a third of its letters differ; the first of several. */
    public static Optional<String> near(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(one -> distance(word, one)
                        <= Math.max(1, one.replaceAll("^-+", "").length() / 3))
                .min(Comparator.comparingInt(one -> distance(word, one)));
    }

    /** Letters left out, added, mistaken or swapped. */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }
}
