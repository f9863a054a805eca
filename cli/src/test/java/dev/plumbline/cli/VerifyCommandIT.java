package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify} as a user runs it, in this process: exit code, result and what is reported. */
class VerifyCommandIT {

    private static ThrowAwayDatabase holder;
    private static Database database;

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @BeforeAll
    static void open() throws SQLException {
        holder = SampleDatabases.of(Packs.find("vehicles"));
        database = holder.database();
        Sql.run(
                database,
                "do $$ begin create role plumb_reader; exception when duplicate_object then null; end $$;"
                        + "do $$ begin create role plumb_half; exception when duplicate_object then null; end $$;"
                        + "grant select on all tables in schema public to plumb_reader;"
                        + "grant select on all sequences in schema public to plumb_reader;"
                        + "grant select on vehicle_options to plumb_half");
    }

    @AfterAll
    static void close() throws SQLException {
        Sql.run(database, "drop owned by plumb_reader, plumb_half; drop role plumb_reader, plumb_half");
        holder.close();
    }

    @Test
    void aGoodDatabaseEndsWithZeroAndAReportInThreeForms() throws Exception {
        Path report = folder.resolve("new/report");
        assertThat(run("verify", "vehicles", "--only", "contract,data,health", "--report", report.toString()))
                .as(out)
                .isZero();
        assertThat(out)
                .containsPattern("(?m)^✓ contract +\\d checks: \\d passed +[0-9.]+ m?s$")
                .doesNotContain("functions")
                .containsPattern("(?m)^verify pack vehicles: \\d+ checks: \\d+ passed, 1 skipped in ");
        assertThat(err).contains("server: ", "report written to");
        assertThat(report.resolve("index.html")).content().contains("<title>Verification of pack vehicles</title>");
        assertThat(new ObjectMapper()
                        .readTree(report.resolve("verify.json").toFile())
                        .path("exit_code")
                        .asInt(-1))
                .isZero();
        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.resolve("junit.xml").toFile())
                        .getElementsByTagName("testsuite")
                        .getLength())
                .isEqualTo(3);
    }

    @Test
    void aBrokenPromiseEndsWithOneAndJsonNamesIt() throws Exception {
        Sql.run(database, "alter table engines add column maker text");
        try {
            assertThat(run("verify", "vehicles", "--only", "contract", "--format", "json"))
                    .isEqualTo(1);
            JsonNode json = new ObjectMapper().readTree(out);
            assertThat(json.path("exit_code").asInt()).isEqualTo(1);
            assertThat(json.path("counts").path("fail").asInt()).isEqualTo(1);
            JsonNode failed = StreamSupport.stream(json.path("results").spliterator(), false)
                    .filter(result -> result.path("outcome").asText().equals("fail"))
                    .findFirst()
                    .orElseThrow();
            assertThat(failed.path("title").asText()).isEqualTo("unexpected column engines.maker");
            assertThat(failed.findValue("statement").asText()).contains("alter table engines drop column maker");

            assertThat(run("verify", "vehicles", "--only", "contract")).isEqualTo(1);
            assertThat(out).contains("✗ FAIL  contract/unexpected_column", "fix:", "drop column maker");
        } finally {
            Sql.run(database, "alter table engines drop column maker");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | verify nosuchpack | no pack 'nosuchpack'",
                "2 | verify vehicles --only plan | family 'plan' not known, expected some of contract, data",
                "2 | verify vehicles --only contract, | family '' not known",
                "2 | verify vehicles --timeout soon | --timeout: 'soon', expected a time such as 90s",
                "2 | verify vehicles --timeout 0s | --timeout: '0s', expected a time",
                "2 | verify vehicles --dataset huge | --dataset: 'huge', expected one of auto, full, sample",
                "2 | verify vehicles --jobs 0 | --jobs 0: expected 1 or more",
                "2 | verify vehicles -j many | --jobs",
                "2 | verify --only data | without a pack there is only health",
                "2 | verify --against FOLDER/wrong.json | is not a snapshot that can be read: its format is 'none'",
                "2 | verify --against FOLDER/newer.json | made by a newer plumbline",
                "2 | verify --against FOLDER/text | it is not JSON",
                "2 | snapshot --out FOLDER/s.json --schema nowhere | no such schema in",
                "3 | verify --against FOLDER/nothing | nothing: no such file or folder",
                "3 | snapshot --out FOLDER/no/s.json | s.json: its folder does not exist",
                "3 | verify vehicles --only health --report FOLDER/text/report | the report cannot be written to",
                "3 | verify vehicles --url postgresql://nobody@localhost:1/x | cannot connect to nobody@localhost:1/x",
                "3 | verify vehicles -d no_such_database | database \"no_such_database\" does not exist"
            })
    void whatCannotBeDoneIsSaidInOneLine(int code, String command, String message) throws Exception {
        Files.writeString(folder.resolve("wrong.json"), "{}");
        Files.writeString(folder.resolve("newer.json"), "{\"format\": \"plumbline snapshot 7\"}");
        Files.writeString(folder.resolve("text"), "hello");

        assertThat(run(command.replace("FOLDER", folder.toString()).split(" ")))
                .as(err)
                .isEqualTo(code);
        assertThat(out).isEmpty();
        assertThat(err).contains(message).doesNotContain("Exception in", "bug in plumbline");
    }

    /** A database of which nothing is known: one check of its health, what it would take to fix it, and what is meant to be so. */
    @Test
    void findingsOfAnyDatabaseAreFixedOrAccepted() throws Exception {
        try (ThrowAwayDatabase any = ThrowAwayDatabase.create()) {
            Sql.run(
                    any.database(),
                    "create table owner (id int primary key);"
                            + "create table pet (id int primary key, owner int references owner (id));"
                            + "insert into owner select generate_series(1, 2000);"
                            + "insert into pet select i, i from generate_series(1, 2000) i; analyze");
            Path fixes = folder.resolve("fixes.sql");
            String[] verify = {
                "verify", "--only", "health/fk_without_index", "--fix", fixes.toString(), "--fail-on", "warn"
            };
            assertThat(runOn(any.database(), "", verify)).as(out + err).isEqualTo(1);
            assertThat(out).contains("health/fk_without_index").doesNotContain("contract", "unused_index");
            assertThat(fixes).content().contains("-- health/fk_without_index: ");
            Path accepted = Files.writeString(
                    folder.resolve("accepted.txt"), "fk_without_index public.pet.pet_owner_fkey: small\n");
            Ran listed = Ran.command(
                    "verify",
                    "--url",
                    Ran.url(any.database()),
                    "--only",
                    "health/fk_without_index",
                    "--format",
                    "json");
            String object = new ObjectMapper()
                    .readTree(listed.out())
                    .at("/results/0/attachments/0/rows/0/0")
                    .asText();
            Files.writeString(accepted, "fk_without_index " + object + ": it stays small\n");
            assertThat(runOn(
                            any.database(),
                            "",
                            "verify",
                            "--only",
                            "health/fk_without_index",
                            "--accepted",
                            accepted.toString(),
                            "--fail-on",
                            "warn"))
                    .as(out + err)
                    .isZero();
            try (Connection connection = any.database().connectForUser();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(true);
                for (String sql :
                        Files.readString(fixes).replaceAll("(?m)^--.*", "").split(";")) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
            }
            assertThat(runOn(any.database(), "", "verify", "--only", "health/fk_without_index", "--fail-on", "warn"))
                    .as(out + err)
                    .isZero();
            assertThat(runOn(any.database(), "", "verify", "--only", "contract/a,nothing/b", "--fail-on", "never"))
                    .isEqualTo(2);
        }
    }

    @Test
    void aBudgetThatIsUsedUpIsNoPass() {
        assertThat(run("verify", "vehicles", "--timeout", "1ms")).isEqualTo(1);
        assertThat(out)
                .contains("? contract ", "the time budget of 1 ms is used up")
                .doesNotContain("✓");
    }

    @Test
    void aTableThatSomebodyHoldsEndsNothingButItsChecks() throws SQLException {
        try (Connection other = database.connectForUser();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table vehicle_options in access exclusive mode");
            assertThat(run("verify", "vehicles", "--only", "data", "--timeout", "1s"))
                    .as(err)
                    .isEqualTo(1);
        }
        assertThat(out).contains("data set: unknown, its rows were not counted", "the time budget of 1 s is used up");
    }

    @Test
    void aSlowCheckIsStoppedAndTheOthersAreAsked() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("slow"));
        Files.createDirectories(pack.resolve("checks"));
        Files.writeString(pack.resolve("V1__start.sql"), "create table a (id int primary key);");
        Files.writeString(pack.resolve("checks/a_slow_one.sql"), "-- promise: sleeps\nselect pg_sleep(60);");
        Files.writeString(
                pack.resolve("checks/b_quick_one.sql"), "-- promise: is quick\nselect id from a where id < 0;");
        try (ThrowAwayDatabase empty = ThrowAwayDatabase.create()) {
            assertThat(runOn(empty.database(), "", "migrate", pack.toString()))
                    .as(err)
                    .isZero();
            assertThat(runOn(
                            empty.database(), "", "verify", "-v", pack.toString(), "--only", "data", "--timeout", "3s"))
                    .isEqualTo(1);
        }
        assertThat(out)
                .containsPattern("\\? error +a_slow_one +not done within its share of the time budget, 1(\\.\\d)? s")
                .containsPattern("✓ pass +b_quick_one");
    }

    @Test
    void aFolderThatOnlyHasTheNameOfAPackThatShipsKeepsItsOwnPromises() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("vehicles"));
        Files.writeString(pack.resolve("V1__boats.sql"), "create table boats (id int primary key);");
        try (ThrowAwayDatabase empty = ThrowAwayDatabase.create()) {
            assertThat(runOn(empty.database(), "", "migrate", pack.toString()))
                    .as(err)
                    .isZero();
            assertThat(runOn(empty.database(), "", "verify", "-v", pack.toString()))
                    .as(out)
                    .isZero();
        }
        assertThat(out)
                .containsPattern("✓ pass +catalogue")
                .containsPattern("– skipped types +no generated classes of vehicles")
                .doesNotContain("year_range", "get_makes_for_year");
    }

    @Test
    void aRoleThatMayOnlyReadIsEnough() {
        assertThat(runOn(database, "?options=-c%20role%3Dplumb_reader", "verify", "-v", "vehicles"))
                .as(out)
                .isZero();
        assertThat(out)
                .containsPattern("✓ pass +catalogue")
                .containsPattern("✓ pass +orphans ")
                .containsPattern("✓ pass +get_makes_for_year.all_keys")
                .doesNotContain("lacks a right");
    }

    @Test
    void whatARoleMayNotReadIsSkippedAndNamed() {
        assertThat(runOn(
                        database,
                        "?options=-c%20role%3Dplumb_half",
                        "verify",
                        "-v",
                        "vehicles",
                        "--only",
                        "data,functions"))
                .as(out)
                .isZero();
        assertThat(out)
                .containsPattern("✓ pass +year_range")
                .containsPattern("– skipped orphans +the role lacks a right: .*permission denied for table engines")
                .containsPattern("– skipped get_options_for_vehicle.all_keys +the role lacks a right");
    }

    @Test
    void nothingIsWritten() throws Exception {
        String file = folder.resolve("before.json").toString();
        assertThat(run("snapshot", "--out", file)).isZero();
        assertThat(run("verify", "vehicles")).as(out).isZero();
        assertThat(run("verify", "-v", "--against", file)).as(out).isZero();
        assertThat(out).containsPattern("rows +8,395 rows in 3 tables alike");
    }

    private int run(String... arguments) {
        return runOn(database, "", arguments);
    }

    private int runOn(Database on, String settings, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.contains("--url")) {
            String password = on.password().map(word -> ":" + word).orElse("");
            String name = all.contains("-d") ? "" : "/" + on.name();
            all.add("--url");
            all.add("postgresql://" + on.user() + password + "@" + on.hosts() + name + settings);
        }
        Ran ran = Ran.command(all.toArray(String[]::new));
        out = ran.out();
        err = ran.err();
        return ran.code();
    }
}
