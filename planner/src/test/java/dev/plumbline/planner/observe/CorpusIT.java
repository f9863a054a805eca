package dev.plumbline.planner.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.planner.MajorDatabase;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.observation.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is observed of each kind of statement is what the server itself tells within the statement's own transaction. */
class CorpusIT {
    private static final Pattern CASE = Pattern.compile("(.*?)(?:;)?(?: -- (?:(\\d+)\\+|(fails)))?");

    /** By oid, and by name for indexes that a statement recreated. */
    private static final String REWRITES = """
            select b.name from before b
            join pg_class c on (c.oid = b.oid or b.relkind = 'i' and c.oid::regclass::text = b.name)
            where b.relkind in ('r', 'm', 'i') and pg_relation_filenode(c.oid) <> b.file""";

    private record Observed(Map<String, String> locks, TreeSet<String> rewrites) {}

    @Test
    void locksAndRewritesAreThoseOfTheServer() throws SQLException {
        try (MajorDatabase ours = MajorDatabase.create();
                MajorDatabase theirs = MajorDatabase.create();
                Connection plain = plain(theirs.database());
                Observer observer = Observer.of(ours.owner())) {
            observer.run(new Script("base", resource("base.sql"), true));
            prepare(plain);
            int major = plain.getMetaData().getDatabaseMajorVersion();
            Map<String, Observed> expected = new LinkedHashMap<>();
            Map<String, Observed> actual = new LinkedHashMap<>();
            for (String line : resource("corpus.sql").lines().toList()) {
                Matcher one = CASE.matcher(line);
                assertThat(one.matches()).isTrue();
                if (one.group(2) != null && Integer.parseInt(one.group(2)) > major) {
                    continue;
                }
                String sql = one.group(1);
                if (one.group(3) == null) {
                    expected.put(sql, oracle(plain, sql));
                }
                ObservedFile file = observer.observe(new Script("case", sql + "; rollback;", true));
                assertThat(file.statements().get(0).error().isPresent())
                        .as(sql + " " + file.statements().get(0).error())
                        .isEqualTo(one.group(3) != null);
                if (one.group(3) == null) {
                    actual.put(sql, observed(file));
                }
            }
            assertThat(expected).hasSizeGreaterThanOrEqualTo(150);
            assertThat(differences(expected, actual)).isEmpty();
        }
    }

    private static List<String> differences(Map<String, Observed> expected, Map<String, Observed> actual) {
        var differences = new ArrayList<String>();
        expected.forEach((sql, one) -> {
            if (!one.equals(actual.get(sql))) {
                differences.add(sql + "\n  have " + actual.get(sql) + "\n  want " + one);
            }
        });
        return differences;
    }

    private static Observed observed(ObservedFile file) {
        var locks = new TreeMap<String, String>();
        file.locks().forEach(lock -> locks.put(lock.object(), lock.mode().words()));
        var rewrites = new TreeSet<String>();
        file.statements().forEach(one -> rewrites.addAll(one.rewritten()));
        return new Observed(locks, rewrites);
    }

    private static void prepare(Connection plain) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            statement.execute(resource("base.sql"));
            statement.execute("set search_path = ''");
            statement.execute("create temporary table before as select c.oid, c.oid::regclass::text as name, c.relkind,"
                    + " pg_relation_filenode(c.oid) as file from pg_class c where c.relnamespace in"
                    + " ('public'::regnamespace, 'elsewhere'::regnamespace)");
            statement.execute("set search_path = public, pg_temp");
        }
    }

    private static Observed oracle(Connection plain, String sql) throws SQLException {
        try (Statement statement = plain.createStatement()) {
            plain.setAutoCommit(false);
            statement.execute(sql);
            plain.createStatement().execute("set local search_path = pg_temp");
            var order = List.of(
                    "AccessShareLock",
                    "RowShareLock",
                    "RowExclusiveLock",
                    "ShareUpdateExclusiveLock",
                    "ShareLock",
                    "ShareRowExclusiveLock",
                    "ExclusiveLock",
                    "AccessExclusiveLock");
            var names = new LinkedHashMap<Long, String>();
            try (ResultSet rows = statement.executeQuery("select oid, name from before")) {
                while (rows.next()) {
                    names.put(rows.getLong(1), rows.getString(2));
                }
            }
            var locks = new TreeMap<String, String>();
            try (ResultSet rows =
                    statement.executeQuery("select relation, mode from pg_locks where pid = pg_backend_pid()"
                            + " and relation is not null order by array_position(array['" + String.join("','", order)
                            + "'], mode)")) {
                while (rows.next()) {
                    String name = names.get(rows.getLong(1));
                    if (name != null) {
                        locks.put(
                                name,
                                rows.getString(2)
                                        .replaceAll("Lock$", "")
                                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                                        .toLowerCase(java.util.Locale.ROOT));
                    }
                }
            }
            var rewrites = new TreeSet<String>();
            statement.execute("set local search_path = ''");
            try (ResultSet rows = statement.executeQuery(REWRITES.replace("before b", "pg_temp.before b"))) {
                while (rows.next()) {
                    rewrites.add(rows.getString(1));
                }
            }
            plain.rollback();
            return new Observed(locks, rewrites);
        } finally {
            plain.setAutoCommit(true);
        }
    }

    private static Connection plain(Database database) throws SQLException {
        var properties = new Properties();
        properties.putAll(database.properties());
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }

    private static String resource(String name) {
        try (InputStream in = CorpusIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
