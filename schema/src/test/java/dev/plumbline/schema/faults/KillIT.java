package dev.plumbline.schema.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.backup.Backup;
import dev.plumbline.schema.backup.BackupOptions;
import dev.plumbline.schema.backup.Progress;
import dev.plumbline.schema.backup.RowFingerprints;
import dev.plumbline.schema.catalog.Catalog;
import dev.plumbline.schema.catalog.CatalogScope;
import dev.plumbline.schema.migrate.HistoryEntry;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.server.Database;
import dev.plumbline.schema.server.Databases;
import dev.plumbline.schema.server.Servers;
import dev.plumbline.schema.server.ThrowAwayDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills the process (or crashes the server) at random moments of each writing command: afterwards the database stands where its
 * history says, and the same command run again brings it to the same end. {@code plumbline.kills} says how often;
 * {@code plumbline.crash} is a command that crashes and restarts the server of {@code plumbline.crash.url}.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("plumbline.kills", 3);
    private static final Optional<String> CRASH = Optional.ofNullable(System.getProperty("plumbline.crash"));
    private static final Random RANDOM = new Random();

    @TempDir
    Path folder;

    private final Map<String, Integer> outcomes = new TreeMap<>();

    @BeforeEach
    void writePack() throws IOException {
        file(
                "V1__make",
                "create table a (id int primary key, n text not null); insert into a select i, i::text from generate_series(1, 40000) i",
                "drop table a");
        file(
                "V2__widen",
                "alter table a alter column n type int using n::int; alter table a add column note text",
                "alter table a drop column note; alter table a alter column n type text");
        file("V3__index", "create index concurrently a_n on a (n)", "drop index concurrently if exists a_n");
        file("V4__other", "create table b as select id, n from a; alter table b add primary key (id)", "drop table b");
        file(
                "V5__drop",
                "drop table a",
                "create table a (id int primary key, n int not null, note text); create index a_n on a (n)");
        Files.writeString(
                folder.resolve("pack").resolve("R__numbers.sql"),
                "create or replace view numbers as select n from b;\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "undo", "restore", "backfill", "reset"})
    void endsWholeOrGoesOn(String verb) throws Exception {
        long usual = 0;
        long idle = 0;
        String end = "";
        for (int kills = -1; kills < KILLS; ) {
            try (Place place = Place.open()) {
                Database database = place.database();
                String argument = prepare(verb, database);
                String before = state(database);
                if (kills < 0) {
                    usual = Math.max(50, runToItsEnd(verb, database, argument));
                    end = state(database);
                    assertThat(end).isNotEqualTo(before);
                    kills = 0;
                    continue;
                }
                long delay = idle + RANDOM.nextLong(Math.max(1, usual - idle));
                if (!runAndKill(verb, database, argument, delay)) {
                    usual = Math.max(idle + 20, Math.min(usual, delay) * 95 / 100);
                    continue;
                }
                kills++;
                String outcome = check(verb, database, before, end);
                if (state(database).equals(before)) {
                    idle = Math.max(idle, delay / 2);
                }
                Victim.work(verb, database, argument);
                assertThat(state(database))
                        .as("%s again, after a kill at %d ms", verb, delay)
                        .isEqualTo(end);
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
        System.out.printf(
                "%-8s %d kills: %s, and each time the next run ended as if never killed%n", verb, KILLS, outcomes);
    }

    private String check(String verb, Database database, String before, String end) throws SQLException {
        String now = state(database);
        switch (verb) {
            case "restore", "reset" -> {
                assertThat(now).isIn(before, end);
                return now.equals(before) ? "as before" : "as after";
            }
            case "backfill" -> {
                long ahead = number(database, "select count(distinct n) from counted");
                assertThat(ahead).isBetween(1L, 2L);
                long done = number(database, "select coalesce(max(looked), 0) from plumbline_backfill");
                assertThat(number(database, "select count(*) from counted where n = 1"))
                        .isEqualTo(done);
                return done == 0 ? "nothing done" : "part done, as the ledger says";
            }
            default -> {
                List<String> applied = new Migrator(database, pack())
                        .history().stream()
                                .filter(entry -> !entry.version().isEmpty()
                                        && entry.state().equals("applied"))
                                .map(HistoryEntry::version)
                                .toList();
                assertThat(applied).isEqualTo(List.of("1", "2", "3", "4", "5").subList(0, applied.size()));
                assertTables(database, applied.size());
                return "at version " + applied.size();
            }
        }
    }

    /** What each version has and has not; half-built indexes of the one migration outside a transaction aside. */
    private static void assertTables(Database database, int version) throws SQLException {
        boolean a = number(database, "select count(*) from pg_class where relname = 'a' and relkind = 'r'") == 1;
        boolean b = number(database, "select count(*) from pg_class where relname = 'b' and relkind = 'r'") == 1;
        assertThat(a).isEqualTo(version >= 1 && version <= 4);
        assertThat(b).isEqualTo(version >= 4);
        if (a) {
            assertThat(number(database, "select count(*) from a")).isEqualTo(40000);
            assertThat(number(
                            database,
                            "select count(*) from pg_attribute where attrelid = 'a'::regclass and attname = 'note'"))
                    .isEqualTo(version >= 2 ? 1 : 0);
        }
    }

    private String prepare(String verb, Database database) throws SQLException {
        if (verb.equals("undo") || verb.equals("reset")) {
            Victim.work("migrate", database, pack().folder().toString());
            run(database, "create table if not exists plumbline_test_mark (id int)");
        }
        if (verb.equals("reset")) {
            run(database, "create table stray as select generate_series(1, 10) as i");
        }
        if (verb.equals("backfill")) {
            run(
                    database,
                    "create table counted as select i as id, 0 as n from generate_series(1, 30000) i",
                    "alter table counted add primary key (id)");
        }
        if (!verb.equals("restore")) {
            return pack().folder().toString();
        }
        Path file = folder.resolve("db.plumb");
        if (!Files.exists(file)) {
            Victim.work("migrate", database, pack().folder().toString());
            Backup.write(database, file, BackupOptions.defaults(), Progress.silent());
            run(
                    database,
                    "drop view numbers",
                    "drop table b",
                    "create table mine (id int primary key)",
                    "insert into mine values (1)");
        } else {
            run(database, "create table mine (id int primary key)", "insert into mine values (1)");
        }
        return file.toString();
    }

    private long runToItsEnd(String verb, Database database, String argument) throws Exception {
        Process process = start(verb, database, argument);
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            expect(out, "ready");
            long start = System.nanoTime();
            expect(out, "done");
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    /** Whether it was killed before its end. */
    private boolean runAndKill(String verb, Database database, String argument, long delay) throws Exception {
        Process process = start(verb, database, argument);
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            expect(out, "ready");
            Thread.sleep(delay);
            boolean working = process.isAlive() && !out.ready();
            if (CRASH.isPresent()) {
                crash();
            }
            process.destroyForcibly().waitFor();
            waitUntilGone(database);
            return working;
        }
    }

    private Process start(String verb, Database database, String argument) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        Victim.class.getName(),
                        verb,
                        database.host(),
                        Integer.toString(database.port()),
                        database.name(),
                        database.user(),
                        database.password().orElse(""),
                        argument)
                .redirectError(folder.resolve("victim.err").toFile())
                .start();
    }

    private void expect(BufferedReader out, String line) throws IOException {
        assertThat(out.readLine())
                .as(Files.readString(folder.resolve("victim.err")))
                .isEqualTo(line);
    }

    private static void crash() throws IOException, InterruptedException {
        Process crash = new ProcessBuilder("sh", "-c", CRASH.orElseThrow())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(crash.waitFor()).isZero();
    }

    /** The server notices a client's death only when it next talks to it. */
    private static void waitUntilGone(Database database) throws Exception {
        try (Connection connection = database.withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname like '"
                    + database.name() + "%' and pid <> pg_backend_pid()");
        }
    }

    private dev.plumbline.schema.pack.Pack pack() {
        return Packs.find(folder.resolve("pack").toString());
    }

    private void file(String name, String up, String down) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(pack.resolve(name + ".sql"), up + ";\n");
        Files.writeString(pack.resolve("U" + name.substring(1) + ".sql"), down + ";\n");
    }

    private static String state(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection, CatalogScope.everything()).canonicalText()
                    + RowFingerprints.read(database).tables();
        }
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A database on the throw-away server, or on the one that may be crashed. */
    private record Place(Database database, Consumer<Database> closing) implements AutoCloseable {
        static Place open() {
            if (CRASH.isEmpty()) {
                ThrowAwayDatabase holder = ThrowAwayDatabase.create();
                return new Place(holder.database(), database -> holder.close());
            }
            Database database = Servers.forUser(System.getProperty("plumbline.crash.url"))
                    .server()
                    .database("kill_me");
            Databases.drop(database);
            Databases.create(database);
            return new Place(database, Databases::drop);
        }

        @Override
        public void close() {
            closing.accept(database);
        }
    }
}
