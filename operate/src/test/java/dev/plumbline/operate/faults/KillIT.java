package dev.plumbline.operate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.rows.RowFingerprints;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the process (or, with {@code plumbline.crash}, its server) at random moments of each writing command: afterwards the
 * database stands where its history says, and the same command run again brings it to the same end. {@code plumbline.kills} says
 * how often, {@code plumbline.kills.of} which command alone.
 */
class KillIT {
    private static final int KILLS = Integer.getInteger("plumbline.kills", 1);

    @TempDir
    Path folder;

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> statements = new TreeMap<>();
    private final int[] quarters = new int[4];

    static Stream<String> verbs() {
        return Stream.of("migrate", "undo", "restore", "backfill", "reset")
                .filter(verb -> verb.equals(System.getProperty("plumbline.kills.of", verb)));
    }

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
    @MethodSource("verbs")
    void endsWholeOrGoesOn(String verb) throws Exception {
        try (var arena = new Arena(database -> prepare(verb, database))) {
            Database database = arena.fresh();
            String before = state(database);
            var attack = new Attack(verb, database, argument(verb), folder);
            Attack.Whole whole = attack.undisturbed();
            String end = state(database);
            assertThat(end).isNotEqualTo(before);
            for (int kills = 0, turn = new Random().nextInt(3); kills < KILLS; turn++) {
                arena.fresh();
                Attack.Hit hit = attack.kill(whole, turn);
                String outcome = check(verb, database, before, end);
                Victim.work(verb, database, argument(verb));
                assertThat(state(database))
                        .as("%s again, after a kill at %s: %s", verb, hit, outcome)
                        .isEqualTo(end);
                assertThat(Databases.exists(database.withName("kill_me_plumb_old")))
                        .isFalse();
                assertThat(Databases.exists(database.withName("kill_me_plumb_new")))
                        .isFalse();
                kills += note(hit, outcome);
            }
            report(verb, whole);
        }
    }

    /** A hit after the end is no kill. */
    private int note(Attack.Hit hit, String outcome) {
        if (hit.progress() > 1) {
            return 0;
        }
        outcomes.merge(outcome, 1, Integer::sum);
        statements.merge(hit.atWork(), 1, Integer::sum);
        quarters[Math.min(3, (int) (hit.progress() * 4))]++;
        return 1;
    }

    private void report(String verb, Attack.Whole whole) {
        System.out.printf(
                "%-8s %d %s of %d messages in %d ms; by quarters of the way %d %d %d %d; found %s; last sent %s%n",
                verb,
                KILLS,
                Arena.crashes() ? "crashes" : "kills",
                whole.messages(),
                whole.milliseconds(),
                quarters[0],
                quarters[1],
                quarters[2],
                quarters[3],
                outcomes,
                statements);
    }

    private String check(String verb, Database database, String before, String end) throws SQLException {
        switch (verb) {
            case "restore", "reset" -> {
                String now = state(database);
                assertThat(now).isIn(before, end);
                return now.equals(before) ? "as before" : "as after";
            }
            case "backfill" -> {
                return checkLedger(database);
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
                return "version " + applied.size();
            }
        }
    }

    private static String checkLedger(Database database) throws SQLException {
        boolean begun = number(
                        database,
                        "select count(*) from pg_class where relname = 'backfill'"
                                + " and relnamespace = to_regnamespace('plumbline')")
                == 1;
        long done = begun ? number(database, "select coalesce(max(looked), 0) from plumbline.backfill") : 0;
        assertThat(number(database, "select count(*) from counted where n = 1")).isEqualTo(done);
        assertThat(number(database, "select count(*) from counted where n not in (0, 1)"))
                .isZero();
        return done == 0 ? "nothing done" : done == 40000 ? "all done" : "part done, as the ledger says";
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

    private void prepare(String verb, Database database) throws SQLException {
        switch (verb) {
            case "migrate" -> Sql.run(database, "create schema unrelated");
            case "undo" -> Victim.work("migrate", database, argument(verb));
            case "reset" -> {
                Victim.work("migrate", database, argument(verb));
                Sql.run(database, "create table stray as select generate_series(1, 10) as i");
            }
            case "backfill" ->
                Sql.run(
                        database,
                        "create table counted as select i as id, 0 as n from generate_series(1, 40000) i",
                        "alter table counted add primary key (id)");
            default -> {
                Victim.work("migrate", database, pack().folder().toString());
                Sql.run(
                        database,
                        "create table wide as select i, repeat(md5(i::text), 20) from generate_series(1, 20000) i");
                Backup.write(database, folder.resolve("db.plumb"), BackupOptions.defaults(), Progress.silent());
                Sql.run(database, "drop view numbers", "drop table b, wide", "create table mine as select 1 as id");
            }
        }
    }

    private String argument(String verb) {
        return verb.equals("restore")
                ? folder.resolve("db.plumb").toString()
                : pack().folder().toString();
    }

    private Pack pack() {
        return Packs.find(folder.resolve("pack").toString());
    }

    private void file(String name, String up, String down) throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(pack.resolve(name + ".sql"), up + ";\n");
        Files.writeString(pack.resolve("U" + name.substring(1) + ".sql"), down + ";\n");
    }

    private static String state(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Catalog.read(connection, CatalogScope.everything()).canonicalText()
                    + RowFingerprints.read(database).tables();
        }
    }

    private static long number(Database database, String query) throws SQLException {
        try {
            return Sql.number(database, query);
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }
}
