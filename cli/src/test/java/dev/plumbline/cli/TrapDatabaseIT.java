package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.Identifier;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every verb, run by a superuser against a database of somebody without any right beyond owning it, who has laid a trap for each
 * name and each operator that SQL can mention. Whatever of it runs as the superuser leaves a mark on the server.
 */
class TrapDatabaseIT {
    private static final String OWNER = "plumbline_mallory";
    private static final String PREFIX = "/tmp/plumbline-trap-" + Long.toHexString(System.nanoTime()) + "-";
    private static final List<String> TRAPS = List.of("alarm", "types", "tables", "operators", "functions", "names");

    /** Of the folder of traps, run where a command could stand. */
    private static final List<String> SCRIPTS = List.of(
            "plain",
            "constants",
            "orphans",
            "felt",
            "drifted",
            "stolen",
            "taken",
            "hidden",
            "lost",
            "hearing",
            "refusing",
            "attack");

    private static ThrowAwayDatabase template;

    @TempDir
    Path folder;

    private Database database;

    @BeforeAll
    static void layTheTraps() throws Exception {
        template = ThrowAwayDatabase.create();
        Database home = template.database();
        try (Connection connection = home.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin create role " + OWNER + "; exception when duplicate_object then null; end $$");
            statement.execute("alter database " + Identifier.quote(home.name()) + " owner to " + OWNER);
            statement.execute("grant create, usage on schema public to " + OWNER);
            statement.execute("set session authorization " + OWNER);
            statement.execute("create schema if not exists " + Identifier.quote(home.user()));
            for (String trap : TRAPS) {
                statement.execute(script(trap).replace("{prefix}", PREFIX).replace("{user}", home.user()));
            }
        }
    }

    @AfterAll
    static void clearUp() throws SQLException {
        sql(template.database().withName("postgres"), "copy (select 1) to program 'rm -f " + PREFIX + "*'");
        template.close();
        try (var server = ThrowAwayDatabase.create()) {
            sql(server.database(), "drop role " + OWNER);
        }
    }

    /** Without this, silence would prove nothing. */
    @Test
    void theTrapsGoOffUnderTheUsersPath() throws Exception {
        try (var there = new Copy()) {
            try (Connection connection = database.connectForUser();
                    Statement statement = connection.createStatement()) {
                statement.execute("set default_transaction_read_only = on");
                statement.execute(
                        "select count(*) from pg_class where relname = 'item'::varchar and oid = 'item'::regclass");
                statement.execute("select quote_ident(name) from item where 'ok' <> mood");
            }
            assertThat(alarms())
                    .contains("view " + database.user() + ".pg_class", "domain " + database.user() + ".regclass")
                    .contains("operator =(name, varchar)", "operator =(oid, regclass)")
                    .contains("function quote_ident(character varying)", "operator <>(mood, public.mood)");
            assertThat(there.name()).isNotEmpty();
        }
    }

    /** What everybody runs; the lists of everything that was ever tried are exhaustive. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "attack | 0 snapshot --out {folder}/s.json | 0 verify --against {folder}/s.json",
                "attack | 0 load --table item --mode append --from {folder}/item.csv",
                "attack | orphans | 1 quarantine | 0 quarantine --constraint part_item | 1 quarantine --constraint part_item --restore",
                "plain | 0 migrate {pack} --baseline 0 | 0 undo {pack} --dry-run | 0 undo {pack} --backup-to {folder}/backups",
                "attack | plain | constants | 0 migrate {pack} --baseline 0 --target 1 | 1 plan {few}",
                "plain | 0 backup --out {folder}/b.plumb | 0 restore --from {folder}/b.plumb --replace"
            })
    void theUsualVerbsRunNothingOfTheirs(String commands) throws Exception {
        silent(commands);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 verify",
                "attack | 0 verify --only health",
                "attack | felt | 0 verify --only health",
                "constants | 0 verify",
                "plain | 0 backup --out {folder}/b.plumb",
                "attack | 0 load --table item --mode append --from {folder}/item.csv --dry-run",
                "attack | 0 load --table part --mode replace --from {folder}/part.csv",
                "attack | 0 load --table part --mode replace --online --from {folder}/part.csv",
                "attack | 0 load --table part --mode upsert --from {folder}/part.csv",
                "attack | 0 load --table part --mode sync --from {folder}/part.csv",
                "attack | 0 load --table item --mode upsert --key id --from {folder}/items.csv",
                "attack | 3 load --table own_key --mode upsert --from {folder}/own.csv",
                "attack | 1 load --table part --mode append --from {folder}/bad.csv --rejects {folder}/r.csv",
                "attack | 0 load --table part --mode upsert --chunk 2 --from {folder}/part.csv",
                "attack | 0 load --from {folder}/dump.sql --mode append",
                "attack | 0 load --table guarded --mode append --from {folder}/fresh_guarded.csv",
                "attack | 0 load --table guarded --mode replace --from {folder}/guarded.csv",
                "attack | 0 load --table guarded --mode replace --online --from {folder}/guarded.csv",
                "attack | 0 load --table guarded --mode upsert --from {folder}/guarded.csv",
                "attack | 0 load --table guarded --mode sync --from {folder}/guarded.csv",
                "attack | 1 load --table guarded --mode append --from {folder}/bad_guarded.csv --rejects {folder}/r.csv",
                "attack | constants | 0 load --table guarded_part --mode append --from {folder}/fresh_guarded_part.csv",
                "attack | constants | 0 load --table guarded_part --mode replace --from {folder}/guarded_part.csv",
                "attack | constants | 0 load --table guarded_part --mode replace --online --from {folder}/guarded_part.csv",
                "attack | constants | 0 load --table guarded_part --mode sync --from {folder}/guarded_part.csv",
                "attack | constants | 0 load --table guarded_whole --mode sync --allow-cascade --from {folder}/whole.csv",
                "attack | constants | 0 load --table guarded_whole --mode replace --from {folder}/wholes.csv",
                "attack | constants | 0 load --mode replace --from {folder}/guarded_dump.sql",
                "attack | felt | 0 load --table felt --mode replace --from {folder}/felt.csv",
                "attack | felt | 0 load --table feeling --mode replace --from {folder}/feeling.csv",
                "attack | constants | 0 load --table guarded_whole --mode upsert --from {folder}/whole.csv",
                "attack | 0 backfill --table guarded --set label=null",
                "attack | orphans | 0 quarantine --constraint guarded_part_whole | 1 quarantine --constraint guarded_part_whole --restore",
                "0 refresh",
                "attack | 0 backfill --table part --set label=null",
                "attack | 1 backfill --table own_key --set note=null",
                "0 types --schema plain --package x.y --out {folder}/java",
                "attack | 0 docs --out {folder}/site",
                "attack | 0 docs --samples --out {folder}/site",
                "attack | constants | 1 init --out {folder}/pack",
                "attack | 0 load --table seen --mode append --from {folder}/seen.csv",
                "attack | 1 load --table item --mode upsert --key id --from {folder}/bad_items.csv --rejects {folder}/r.csv",
                "attack | 3 load --table own_key --mode sync --from {folder}/own.csv",
                "attack | felt | 0 load --table felt --mode sync --from {folder}/felt.csv",
                "attack | felt | 1 load --table felt --mode append --from {folder}/bad_felt.csv --rejects {folder}/r.csv",
                "attack | felt | lost | 0 quarantine --constraint felt_feeling | 1 quarantine --constraint felt_feeling --restore",
                "attack | hidden | constants | 2 load --table guarded --mode sync --from {folder}/guarded.csv",
                "attack | hidden | constants | 1 load --table guarded --mode append --from {folder}/bad_guarded.csv --rejects {folder}/r.csv",
                "attack | hidden | orphans | constants | 3 quarantine --constraint guarded_part_whole",
                "attack | hidden | constants | 0 verify",
                "attack | hearing | 0 load --table guarded --mode append --from {folder}/fresh_guarded.csv",
                "attack | hearing | constants | 0 verify",
                "attack | refusing | 0 load --table guarded --mode append --from {folder}/fresh_guarded.csv",
                "attack | refusing | 0 load --table guarded --mode replace --online --from {folder}/guarded.csv",
                "attack | hidden | constants | 0 snapshot --out {folder}/s.json"
            })
    void aVerbOnSomebodysDatabaseRunsNothingOfTheirs(String commands) throws Exception {
        silent(commands);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 migrate {pack} --check --baseline 0 | 0 migrate {pack} --baseline 0 | 0 history {pack} | 0 current {pack}",
                "0 migrate {pack} --baseline 0 | 1 verify {pack}",
                "0 migrate {pack} --baseline 0 | 0 reconcile {pack}",
                "attack | drifted | 1 reconcile {drift} | 0 reconcile {drift} --apply --no-backup",
                "attack | 0 migrate vehicles --baseline 0 | stolen | 1 verify vehicles",
                "attack | 0 migrate {pack} --baseline 0 | taken | 1 verify {pack}",
                "attack | plain | 0 migrate {pack} --baseline 0 | taken | 1 undo {pack} --dry-run | 1 undo {pack} --backup-to {folder}/backups",
                "attack | plain | constants | 0 migrate {pack} --baseline 0 --target 1 | taken | 1 rehearse {pack}",
                "attack | plain | constants | 0 migrate {pack} --baseline 0 --target 1 | 1 rehearse {strict} --rows 5",
                "attack | plain | hidden | constants | 0 migrate {pack} --baseline 0 --target 1 | 3 rehearse {strict} --rows 5",
                "attack | plain | constants | 0 migrate {pack} --baseline 0 --target 1 | 1 plan {escape}",
                "attack | plain | constants | 0 backup --out {folder}/b.plumb | 0 restore --from {folder}/b.plumb --replace",
                "plain | 0 migrate {pack} --baseline 0 --target 1 | 1 rehearse {pack}",
                "plain | 0 migrate {pack} --baseline 0 --target 1 | 1 rehearse {pack} --rows 5",
                "plain | 0 migrate {pack} --baseline 0 --target 1 | 0 plan {pack}",
                "0 migrate {pack} --baseline 0 | 0 shell --psql true | 0 reset {pack} --confirm {name}"
            })
    void aVerbWithThePacksOwnSqlRunsNothingElse(String commands) throws Exception {
        silent(commands);
    }

    /** Why a verb need not be tried here. */
    private static final Map<String, String> WITHOUT_A_STRANGERS_DATABASE = Map.ofEntries(
            Map.entry("new", "writes a file of migrations"),
            Map.entry("server", "starts and stops a server"),
            Map.entry("generate", "writes files of data"),
            Map.entry("packs", "lists what ships"),
            Map.entry("config", "tells settings"),
            Map.entry("help", "shows text"),
            Map.entry("explore", "asks what its user clicks on, each as the owner: ExploreIT"),
            Map.entry("seed", "is for packs that ship: the tables and the rows are the operator's own"),
            Map.entry("up", "is for packs that ship, and is migrate, load and verify, each of which is tried"),
            Map.entry("completion", "prints a script for a shell"));

    @Test
    void everyVerbIsTriedOrHasAReasonNotToBe() throws Exception {
        var tried = new TreeSet<String>();
        for (Method method : TrapDatabaseIT.class.getDeclaredMethods()) {
            ValueSource source = method.getAnnotation(ValueSource.class);
            for (String commands : source == null ? new String[0] : source.strings()) {
                for (String command : commands.split(" \\| ")) {
                    tried.add(command.replaceFirst("^\\d ", "").replaceFirst(" .*", ""));
                }
            }
        }
        tried.addAll(WITHOUT_A_STRANGERS_DATABASE.keySet());
        assertThat(tried)
                .containsAll(Plumbline.VERBS.stream().map(Plumbline::name).toList());
    }

    private void silent(String commands) throws Exception {
        inputs();
        try (var there = new Copy()) {
            for (String command : commands.split(" \\| ")) {
                if (SCRIPTS.contains(command)) {
                    sql(database, script(command));
                    continue;
                }
                Ran ran = Ran.command(arguments(command.substring(2)));
                assertThat(alarms()).as(command + "\n" + ran.err()).isEmpty();
                assertThat(ran.code())
                        .as(command + "\n" + ran.err() + ran.out())
                        .isEqualTo(command.charAt(0) - '0');
            }
            assertThat(there.name()).isNotEmpty();
        }
    }

    private String[] arguments(String command) {
        var arguments = new ArrayList<>(List.of(command.replace("{folder}", folder.toString())
                .replace("{drift}", folder.resolve("drift").toString())
                .replace("{escape}", folder.resolve("escape").toString())
                .replace("{few}", folder.resolve("few").toString())
                .replace("{strict}", folder.resolve("strict").toString())
                .replace("{pack}", folder.resolve("pack").toString())
                .replace("{name}", database.name())
                .split(" ")));
        arguments.addAll(List.of("--url", Ran.url(database)));
        return arguments.toArray(String[]::new);
    }

    private void inputs() throws IOException {
        file("item.csv", "name,title,mood,pair,span,price\nnew,t,glad,\"(1,y)\",\"[2,3)\",1.5\n");
        file("items.csv", "id,name,mood,pair,span\n1,changed,glad,\"(1,y)\",\"[2,3)\"\n60,new,sad,\"(2,z)\",empty\n");
        file("part.csv", "id,item_id,label\n1,1,a\n2,2,b\n30,3,c\n31,1,d\n");
        file("bad.csv", "id,item_id,label\n40,1,a\n41,999,b\nx,1,c\n");
        file("own.csv", "mood,note\nok,changed\nglad,new\n");
        file("guarded.csv", "id,label,little\n1,a,1\n50,b,2\n51,c,3\n");
        file("fresh_guarded.csv", "id,label,little\n52,a,1\n50,b,2\n51,c,3\n");
        file("bad_guarded.csv", "id,label,little\n60,a,1\n1,b,2\nx,c,3\n");
        file("whole.csv", "id,label\n1,a\n50,b\n");
        String wholes = IntStream.rangeClosed(1, 20).mapToObj(i -> i + ",w\n").collect(Collectors.joining());
        file("wholes.csv", "id,label\n" + wholes);
        file(
                "guarded_dump.sql",
                "INSERT INTO public.guarded_part (id, whole_id, label) VALUES (1, 2, 'a');\n"
                        + "INSERT INTO public.guarded_whole (id, label) VALUES (2, 'a');\n");
        file("felt.csv", "id,mood\n1,glad\n2,sad\n");
        file("feeling.csv", "word\nok\nsad\n");
        file("guarded_part.csv", "id,whole_id,label\n1,1,a\n30,2,b\n");
        file("fresh_guarded_part.csv", "id,whole_id,label\n31,1,a\n32,2,b\n");
        file("dump.sql", "INSERT INTO public.part (id, item_id, label) VALUES (70, 1, 'a'), (71, 2, 'b');\n");
        file("pack/V0001__make_thing.sql", "create table public.thing (id int primary key, label varchar(20));\n");
        file("pack/U0001__make_thing.sql", "drop table public.thing;\n");
        file("pack/V0002__add_size.sql", "alter table public.thing add column size int;\n");
        file("pack/U0002__add_size.sql", "alter table public.thing drop column size;\n");
        file("seen.csv", "id,label\n70,a\n");
        file("bad_items.csv", "id,name,mood\n1,changed,glad\n61,new,nothing\n");
        file("bad_felt.csv", "id,mood\n5,glad\nx,sad\n");
        file("few/V0001__make_thing.sql", "create table public.thing (id int primary key, label varchar(20));\n");
        file(
                "few/V0002__need.sql",
                "alter table public.guarded alter column filled set not null, add constraint few check (id < 5);\n"
                        + "alter table public.guarded_part add unique (label);\n");
        file("escape/V0001__make_thing.sql", "create table public.thing (id int primary key, label varchar(20));\n");
        file(
                "escape/V0002__call.sql",
                "select hole.alarm('a file');\ninsert into public.guarded (id) values (70);\n"
                        + "alter table public.guarded alter column filled set not null;\n");
        file("strict/V0001__make_thing.sql", "create table public.thing (id int primary key, label varchar(20));\n");
        file(
                "strict/V0002__need.sql",
                "alter table public.guarded alter column filled set not null, add constraint few check (id < 5),\n"
                        + "  alter column label type varchar(3);\n"
                        + "alter table public.guarded_part add unique (label);\n"
                        + "alter table public.guarded_part add foreign key (id) references public.guarded;\n");
        file("drift/V0001__make_drifted.sql", """
                create table public.drifted_whole (id int primary key);
                create table public.drifted (id int primary key, little bigint, size bigint not null default 1,
                  other_id int references public.drifted_whole, added int not null default 1,
                  constraint drifted_small check (size < 1000));
                """);
        file("pack/checks/small.sql", "-- promise: nothing\nselect id from public.thing where false;\n");
        file(
                "pack/checks/by_id.sql",
                "-- keys: select id from public.thing\nselect label from public.thing where id is null;\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private static String script(String name) throws IOException {
        try (InputStream in = TrapDatabaseIT.class.getResourceAsStream("trap/" + name + ".sql")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void sql(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            Sql.run(connection, sql);
        }
    }

    /** What was called with a superuser's rights; read over another database and taken away. */
    private static List<String> alarms() throws SQLException {
        var heard = new ArrayList<String>();
        try (Connection connection = template.database().withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            String files =
                    "select pg_read_file('/tmp/' || f) from pg_ls_dir('/tmp') f where starts_with('/tmp/' || f, '"
                            + PREFIX + "') order by 1";
            try (ResultSet rows = statement.executeQuery(files)) {
                while (rows.next()) {
                    heard.add(rows.getString(1).strip().replaceFirst(" by [^ ]+$", ""));
                }
            }
            if (!heard.isEmpty()) {
                statement.execute("copy (select 1) to program 'rm -f " + PREFIX + "*'");
            }
        }
        return heard;
    }

    /** A database of the owner's with all traps, on which a user's path leads into them. */
    private final class Copy implements AutoCloseable {
        private final String name = template.database().name() + "_c";

        Copy() throws SQLException {
            Databases.drop(template.database().withName(name));
            Databases.copy(template.database(), name);
            database = template.database().withName(name);
            sql(database, "alter database " + Identifier.quote(name) + " owner to " + OWNER);
            sql(
                    database,
                    "alter database " + Identifier.quote(name) + " set search_path = \"$user\", public, pg_catalog");
        }

        String name() {
            return name;
        }

        @Override
        public void close() {
            Databases.drop(database);
        }
    }
}
