package dev.plumbline.planner.report;

import dev.plumbline.pages.Html;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.schema.pack.DeclaredBackfill;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What is done, in which order and with which commands: before, during, to undo it, and afterwards. */
final class Steps {
    private static final String WAITING = """
            select pid, now() - query_start as since, pg_blocking_pids(pid) as behind, left(query, 60) as query
            from pg_stat_activity where wait_event_type = 'Lock' order by since desc \\watch 1""";
    private static final String LAG = """
            select application_name, replay_lag, pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as bytes_behind
            from pg_stat_replication \\watch 1""";
    private static final String INVALID = """
            select indexrelid::regclass from pg_index where not indisvalid;
            select conrelid::regclass, conname from pg_constraint where not convalidated;""";

    private final String database;
    private final String psql;

    /**
     * @param pack as it is typed
     * @param url the database
     */
    Steps(String pack, String url) {
        this.database = pack + " --url " + url;
        this.psql = "psql " + url;
    }

    String execution(Plan plan) {
        var between = new StringBuilder();
        for (DeclaredBackfill one : plan.backfills()) {
            between.append(step(
                            "Apply as far as version " + one.after() + ", if nothing has become dangerous since",
                            "plumbline migrate " + database + " --phase schema --target " + one.after() + " --plan"))
                    .append(step(
                            "Fill the rows that were there, in batches",
                            "plumbline backfill " + database + " " + one.arguments()));
        }
        return "<ol>\n"
                + step("Keep what there is", "plumbline backup " + database + " --to before.plumbline")
                + step("Try all of it on a copy, and the way back", "plumbline rehearse " + database)
                + step("In a second session: who waits, and behind whom", psql, WAITING)
                + step("In a third, where there are replicas: how far they are behind", psql, LAG)
                + between
                + step("Apply, if nothing has become dangerous since", "plumbline migrate " + database + " --plan")
                + step("Prove it", "plumbline verify " + database)
                + "</ol>\n";
    }

    String rollback(Plan plan) {
        var html = new StringBuilder("<p>Go back when</p>\n<ul>\n");
        html.append("<li><code>plumbline verify</code> finds a check that failed which passed before,</li>\n");
        html.append("<li>a service reports errors that name what was changed,</li>\n");
        html.append(
                        "<li>sessions queue behind the migration for longer than was agreed, and it does not give way by itself,")
                .append("</li>\n<li>replicas fall behind by more than was agreed.</li>\n</ul>\n");
        var without = new ArrayList<String>();
        var with = new ArrayList<String>();
        for (FilePlan file : plan.files()) {
            file.undo().ifPresentOrElse(undo -> with.add(UndoText.line(undo, file)), () -> without.add(file.file()));
        }
        if (!with.isEmpty()) {
            html.append("<p>By undo files, the last file first:</p>\n");
            html.append(commands("plumbline undo " + database, "plumbline verify " + database))
                    .append(list(with));
        }
        if (!without.isEmpty()) {
            html.append(
                    "<p>No undo file goes back past these; only the backup does, without what was written since:</p>\n");
            html.append(commands("plumbline restore " + database + " --from before.plumbline --replace"))
                    .append(list(without));
        }
        return html.toString();
    }

    String after(Plan plan) {
        var analyzed = new LinkedHashSet<String>();
        for (FilePlan file : plan.files()) {
            file.observed().statements().stream()
                    .flatMap(one -> one.facts().stream())
                    .filter(fact -> fact.is("older"))
                    .filter(fact ->
                            fact.kind().equals("column.retyped") || fact.kind().equals("table.rewritten"))
                    .forEach(fact -> analyzed.add("analyze " + fact.get("table") + ";"));
        }
        return "<ol>\n"
                + step("What was applied", "plumbline history " + database)
                + step("What is promised holds", "plumbline verify " + database)
                + step("No index is left invalid, no constraint unchecked", psql, INVALID)
                + (analyzed.isEmpty()
                        ? ""
                        : step(
                                "New statistics for what was rewritten or has another type",
                                analyzed.toArray(String[]::new)))
                + "</ol>\n";
    }

    private static String step(String what, String... lines) {
        return "<li>" + Html.of(what) + commands(lines) + "</li>\n";
    }

    private static String commands(String... lines) {
        return "<pre>" + Html.of(String.join("\n", lines)) + "</pre>\n";
    }

    private static String list(List<String> lines) {
        var html = new StringBuilder("<ul>\n");
        lines.forEach(line -> html.append("<li>").append(Html.of(line)).append("</li>\n"));
        return html.append("</ul>\n").toString();
    }
}
