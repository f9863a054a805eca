package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.session.SearchPath;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.SqlFiles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Looks for everything that would go wrong with the pending files of a phase, before the first one is executed. */
final class Preflight {
    private static final Pattern MISNAMED = Pattern.compile("(?i)([VUB][0-9][^/]*|R_[^/]*)\\.(sql|java|kt|class)");
    private static final Pattern JAVA = Pattern.compile("(?i).*\\.(java|kt|class)");
    private static final Pattern EXTENSION =
            Pattern.compile("(?is)CREATE\\s+EXTENSION\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(\"[^\"]+\"|[\\w-]+).*");

    private final Database database;
    private final Pack pack;
    private final Phase phase;
    private final MigrateOptions options;
    private final List<Problem> problems = new ArrayList<>();

    Preflight(Database database, Pack pack, Phase phase, MigrateOptions options) {
        this.database = database;
        this.pack = pack;
        this.phase = phase;
        this.options = options;
    }

    List<Problem> run(Connection connection) throws SQLException {
        names();
        if (duplicates()) {
            return problems;
        }
        MigrationInfo[] infos;
        try {
            infos = Flyways.of(database, pack, phase, options).info().all();
        } catch (FlywayException e) {
            problems.add(Problem.error(
                    "unreadable", phase.word(), String.valueOf(Failures.of(e).getMessage())));
            return problems;
        }
        Map<String, MigrationFile> files = new HashMap<>();
        pack.files(phase).forEach(file -> files.put(file.script(), file));
        Set<String> extensions = new TreeSet<>(pack.extensions());
        boolean anyPending = false;
        for (MigrationInfo info : infos) {
            history(info, files);
            MigrationFile file = files.get(info.getScript());
            if (file != null && isPending(info)) {
                anyPending = true;
                problems.addAll(FileChecks.of(pack, file));
                extensionsOf(file, extensions);
            }
        }
        if (anyPending) {
            server(connection, extensions);
            unhistoried(connection, infos);
        }
        return problems;
    }

    static boolean isPending(MigrationInfo info) {
        MigrationState state = info.getState();
        return state == MigrationState.PENDING
                || state == MigrationState.OUTDATED
                || state == MigrationState.FAILED
                || state == MigrationState.FUTURE_FAILED;
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
                            "not the name of a migration, so it is left out: wanted V1__words.sql, R__words.sql or"
                                    + " U1__words.sql with two underscores"));
                }
            }
        }
    }

    private boolean duplicates() {
        Map<String, TreeMap<MigrationVersion, String>> seen = new HashMap<>();
        boolean any = false;
        for (MigrationFile file : pack.files(phase)) {
            String kind = file.kind() + (file.version().isPresent() ? "" : file.description());
            String other = seen.computeIfAbsent(kind, unseen -> new TreeMap<>())
                    .put(file.version().orElse(MigrationVersion.EMPTY), file.script());
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

    private void history(MigrationInfo info, Map<String, MigrationFile> files) {
        String where = info.getScript();
        switch (info.getState()) {
            case IGNORED -> {
                if (!options.outOfOrder()) {
                    problems.add(Problem.error(
                            "out_of_order",
                            where,
                            "version " + info.getVersion() + " is older than what is applied already: number it after"
                                    + " the newest, or apply it all the same with --out-of-order"));
                }
            }
            case MISSING_SUCCESS, MISSING_FAILED -> {
                if (!files.containsKey(where)) {
                    problems.add(Problem.error(
                            "missing_file",
                            where,
                            "was applied " + info.getInstalledOn()
                                    + ", but the file is not in the pack any more: put it back"));
                }
            }
            case FAILED -> {
                MigrationFile file = files.get(where);
                if (file == null
                        || !NonTransactional.inAny(
                                SqlScript.of(PackResources.text(file)).statements())) {
                    problems.add(Problem.error(
                            "failed_before",
                            where,
                            "failed before and left a mark in the history: look at what it left behind, then run"
                                    + " migrate --repair"));
                }
            }
            default -> drift(info, where);
        }
    }

    private void drift(MigrationInfo info, String where) {
        boolean applied = info.isApplied() && info.isVersioned() && info.getState() == MigrationState.SUCCESS;
        if (applied && !info.isChecksumMatching()) {
            problems.add(
                    Problem.error(
                            "checksum_drift",
                            where,
                            "was changed after it was applied " + info.getInstalledOn() + " (have "
                                    + info.getResolvedChecksum() + ", want " + info.getAppliedChecksum()
                                    + "): put the old text back and write a new file for the change, or accept it with --repair"));
        }
    }

    private static void extensionsOf(MigrationFile file, Set<String> extensions) {
        for (SqlStatement statement : SqlScript.of(PackResources.text(file)).statements()) {
            Matcher matcher = EXTENSION.matcher(
                    statement.text().replaceAll("--[^\n]*", " ").strip());
            if (matcher.matches()) {
                String name = matcher.group(1);
                extensions.add(
                        name.startsWith("\"")
                                ? name.substring(1, name.length() - 1)
                                : name.toLowerCase(java.util.Locale.ROOT));
            }
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
        for (String extension : extensions) {
            if (missing(connection, extension)) {
                problems.add(Problem.error(
                        "extension",
                        database.toString(),
                        "extension " + extension + " is not installed on this server: install its package ("
                                + packageOf(extension, major) + ") or take a server that has it"));
            }
        }
    }

    private static String packageOf(String extension, int major) {
        return extension.equals("vector")
                ? "Debian: postgresql-" + major + "-pgvector; image: pgvector/pgvector:pg" + major
                : "for most: postgresql-contrib, or postgresql-" + major + "-" + extension;
    }

    private static boolean missing(Connection connection, String extension) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select 1 from pg_available_extensions where name = ?")) {
            query.setString(1, extension);
            try (ResultSet rows = query.executeQuery()) {
                return !rows.next();
            }
        }
    }

    /** A database with tables and without a history was built by something else: nobody knows which files it holds. */
    private void unhistoried(Connection connection, MigrationInfo[] infos) throws SQLException {
        if (phase != Phase.SCHEMA || options.baseline().isPresent()) {
            return;
        }
        String home = SearchPath.home(connection).orElse("");
        String sql = "select coalesce(bool_or(relname = ?), false), count(*) from pg_class"
                + " where relnamespace = (select oid from pg_namespace where nspname = ?)"
                + " and relkind in ('r', 'p', 'v', 'm', 'S') and not exists (select 1 from pg_depend d"
                + " where d.objid = pg_class.oid and d.deptype = 'e')";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, phase.historyTable());
            query.setString(2, home);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                if (!rows.getBoolean(1) && rows.getLong(2) > 0) {
                    problems.add(Problem.error(
                            "no_history",
                            database.toString(),
                            "schema " + home + " holds " + rows.getLong(2)
                                    + " tables, views or sequences but no history: name the version it is at with"
                                    + " --baseline VERSION"));
                }
            }
        }
    }
}
