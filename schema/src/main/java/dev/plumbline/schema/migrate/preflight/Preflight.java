package dev.plumbline.schema.migrate.preflight;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.history.HistoryRow;
import dev.plumbline.schema.migrate.history.PhaseHistory;
import dev.plumbline.schema.migrate.history.Reach;
import dev.plumbline.schema.migrate.history.Standing;
import dev.plumbline.schema.migrate.history.State;
import dev.plumbline.schema.migrate.session.MigrationSession;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.SqlFiles;
import dev.plumbline.schema.pack.Version;
import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.ScriptSettings;
import dev.plumbline.schema.script.SqlScript;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Looks for everything that would go wrong with the pending files of a phase, before the first one is executed. */
public final class Preflight {
    private static final Pattern MISNAMED = Pattern.compile("(?i)([VUB][0-9][^/]*|R_[^/]*)\\.(sql|java|kt|class)");
    private static final Pattern JAVA = Pattern.compile("(?i).*\\.(java|kt|class)");

    private final Database database;
    private final MigrationSession session;
    private final Pack pack;
    private final Phase phase;
    private final Reach reach;
    private final List<Problem> problems = new ArrayList<>();

    public Preflight(Database database, MigrationSession session, Pack pack, Phase phase, Reach reach) {
        this.database = database;
        this.session = session;
        this.pack = pack;
        this.phase = phase;
        this.reach = reach;
    }

    public List<Problem> run() throws SQLException {
        names();
        if (duplicates()) {
            return problems;
        }
        var history = new PhaseHistory(session, pack, phase, reach);
        List<Standing> all;
        try {
            all = history.all();
        } catch (PlumblineException e) {
            problems.add(Problem.error("unreadable", phase.word(), String.valueOf(e.getMessage())));
            return problems;
        }
        Set<String> extensions = new TreeSet<>(pack.extensions());
        boolean anyPending = false;
        for (Standing one : all) {
            history(history, one);
            if (one.file().isPresent() && isPending(one.state())) {
                anyPending = true;
                FileChecks checked = FileChecks.of(pack, one.file().get());
                problems.addAll(checked.problems());
                extensions.addAll(checked.extensions());
            }
        }
        if (anyPending) {
            server(session.connection(), extensions);
            unhistoried(history);
        }
        return problems;
    }

    private static boolean isPending(State state) {
        return state == State.PENDING || state == State.FAILED;
    }

    private void names() {
        Set<String> known = new HashSet<>();
        pack.files(phase).forEach(file -> known.add(file.path().toString()));
        pack.callbacks(phase).forEach(file -> known.add(file.path().toString()));
        for (var root : pack.folders().getOrDefault(phase, List.of())) {
            for (var path : SqlFiles.named(root, MISNAMED)) {
                String name = path.getFileName().toString();
                if (JAVA.matcher(name).matches()) {
                    problems.add(Problem.remark(
                            "java_migration",
                            root.relativize(path).toString(),
                            "a migration in Java is not run; write it in SQL, or run it with Flyway"));
                } else if (!known.contains(path.toString())) {
                    problems.add(Problem.remark(
                            "file_name",
                            root.relativize(path).toString(),
                            "not the name of a migration, so it is skipped: expected V1__words.sql, R__words.sql or"
                                    + " U1__words.sql with two underscores"));
                }
            }
        }
    }

    private boolean duplicates() {
        Map<String, TreeMap<Version, String>> seen = new HashMap<>();
        boolean any = false;
        for (MigrationFile file : pack.files(phase)) {
            String kind = file.kind() + (file.version().isPresent() ? "" : file.description());
            String other = seen.computeIfAbsent(kind, unseen -> new TreeMap<>())
                    .put(file.version().orElse(Version.ZERO), file.script());
            if (other != null) {
                any = true;
                problems.add(Problem.error(
                        "duplicate_version",
                        file.script(),
                        "the same " + (file.version().isPresent() ? "version" : "name") + " as " + other
                                + ": give one of them another"));
            }
        }
        return any;
    }

    private void history(PhaseHistory history, Standing one) {
        String where = one.script();
        switch (one.state()) {
            case IGNORED ->
                problems.add(Problem.error(
                        "out_of_order",
                        where,
                        "version " + one.version().orElseThrow()
                                + " is older than what is applied already: number it after"
                                + " the newest, or apply it anyway with --out-of-order"));
            case MISSING, MISSING_FAILED, MISSING_NEWEST -> missing(one);
            case FAILED -> {
                MigrationFile file = one.file().orElseThrow();
                if (!NonTransactional.inAny(
                        SqlScript.of(ScriptSettings.anyText(file)).statements())) {
                    problems.add(Problem.error(
                            "failed_before",
                            where,
                            "failed before and left a mark in the history: look at what it left behind, then run"
                                    + " migrate --repair"));
                }
            }
            case APPLIED, APPLIED_OUT_OF_ORDER -> drift(history, one);
            default -> {}
        }
    }

    /** Of the repeatable ones only the newest run is asked for, and not by a run that leaves them alone. */
    private void missing(Standing one) {
        if (one.version().isEmpty() && reach.target().isPresent()) {
            return;
        }
        String advice = one.state() == State.MISSING_NEWEST
                ? "no newer one is either, so this may be an old copy of the pack: put it back, or use the pack that has it (--allow missing_file continues without it)"
                : "put it back (--allow missing_file continues without it)";
        problems.add(Problem.error(
                "missing_file",
                one.script(),
                "was applied " + one.row().orElseThrow().installedOn() + ", but the file is no longer in the pack: "
                        + advice));
    }

    private void drift(PhaseHistory history, Standing one) {
        HistoryRow row = one.row().orElseThrow();
        int checksum = history.checksum(one.file().orElseThrow());
        if (row.version().isPresent() && !row.checksum().equals(Optional.of(checksum))) {
            problems.add(
                    Problem.error(
                            "checksum_drift",
                            one.script(),
                            "was changed after it was applied " + row.installedOn() + " (actual " + checksum
                                    + ", expected "
                                    + row.checksum().map(String::valueOf).orElse("none")
                                    + "): put the old text back and write a new file for the change, or accept it with --repair"));
        }
    }

    private void server(Connection connection, Set<String> extensions) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (!pack.postgresql().isEmpty() && !pack.postgresql().contains(major)) {
            problems.add(Problem.error(
                    "server_version",
                    database.toString(),
                    "PostgreSQL " + major + ", but pack " + pack.name() + " is made for " + pack.postgresql()));
        }
        for (String extension : Extensions.lacking(connection, extensions)) {
            problems.add(Problem.error("extension", database.toString(), Extensions.advice(connection, extension)));
        }
    }

    /** A database with tables and without a history was built by something else: nobody knows which files it holds. */
    private void unhistoried(PhaseHistory history) throws SQLException {
        if (phase != Phase.SCHEMA
                || reach.baseline().isPresent()
                || history.table().exists()) {
            return;
        }
        String sql =
                "select count(*) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
                        + " where n.nspname::pg_catalog.text = ? and c.relkind in ('r', 'p', 'v', 'm', 'S') and not exists ("
                        + "select 1 from pg_catalog.pg_depend d where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass"
                        + " and d.objid = c.oid and d.deptype = 'e')";
        try (PreparedStatement query = session.connection().prepareStatement(sql)) {
            query.setString(1, session.home());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                if (rows.getLong(1) > 0) {
                    problems.add(Problem.error(
                            "no_history",
                            database.toString(),
                            "schema " + session.home() + " holds tables, views or sequences (" + rows.getLong(1)
                                    + ") but no history: name the version it is at with"
                                    + " --baseline VERSION"));
                }
            }
        }
    }
}
