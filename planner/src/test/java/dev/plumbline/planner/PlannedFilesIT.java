package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.database.Database;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.query.QueryOutcome;
import dev.plumbline.planner.report.PlanJson;
import dev.plumbline.planner.report.PlanPage;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments that excuse, {@code --since}, and a plan's JSON held against its published schema. */
class PlannedFilesIT {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @BeforeEach
    void files() throws Exception {
        file("V1__book.sql", "create table book (id int primary key, title text, note text);");
        file("V2__rename.sql", "alter table book rename column note to remark;");
        file("V3__excused.sql", """
                set lock_timeout = '2s';
                -- plumbline: allow column-renamed: nobody reads it yet
                alter table book rename column remark to words;
                """);
        file("V4__elsewhere.sql", """
                set lock_timeout = '2s';
                -- plumbline: allow column-renamed: meant for the next statement but one
                alter table book add column pages int;
                -- plumbline: allow column-renamed
                alter table book rename column words to text;
                """);
        file("U4__elsewhere.sql", "alter table book rename column text to words; alter table book drop column pages;");
    }

    /** Only between files that are looked at. */
    @Test
    void declaredBackfillsAreInTheExecutionPlan() throws Exception {
        file("pack.yaml", "backfills: [{after: 2, table: book, set: remark = 0, where: remark is null}]");

        Plan plan = plan(PlanOptions.DEFAULT);

        String command = "--table 'book' --set 'remark = 0' --where 'remark is null'";
        assertThat(plan.notes()).contains("after version 2, before the next: plumbline backfill " + command);
        assertThat(PlanPage.of(plan, "books", "postgresql://db/books").replace("&#39;", "'"))
                .containsSubsequence(
                        "plumbline rehearse books",
                        "plumbline migrate books --url postgresql://db/books --phase schema --target 2 --plan",
                        "plumbline backfill books --url postgresql://db/books " + command,
                        "plumbline migrate books --url postgresql://db/books --plan");
        assertThat(plan(new PlanOptions(Optional.of("4"), Optional.empty())).backfills())
                .isEmpty();
    }

    @Test
    void anExcuseIsForItsStatementAndSaysWhy() {
        Plan plan = plan(PlanOptions.DEFAULT);

        FilePlan excused = plan.files().get(2);
        assertThat(excused.verdict()).isEqualTo(Verdict.SAFE);
        assertThat(excused.findings()).isEmpty();
        assertThat(excused.excused()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("column-renamed");
            assertThat(finding.message()).endsWith(" Excused: nobody reads it yet");
        });
        FilePlan elsewhere = plan.files().get(3);
        assertThat(elsewhere.verdict()).isEqualTo(Verdict.DANGEROUS);
        assertThat(elsewhere.excused()).isEmpty();
        assertThat(elsewhere.findings())
                .extracting(Finding::rule)
                .contains("column-renamed", "unused-excuse", "excuse-without-reason");
        assertThat(elsewhere.findings().stream()
                        .filter(finding -> finding.rule().equals("unused-excuse")))
                .singleElement()
                .extracting(Finding::line)
                .isEqualTo(2);
    }

    @Test
    void whatStandsInALiteralExcusesNothing() throws Exception {
        file("V4__elsewhere.sql", """
                set lock_timeout = '2s';
                alter table book add column pages int default length('
                -- plumbline: allow column-renamed: in a literal');
                alter table book /* plumbline: allow column-renamed: in a comment */ rename column words to text;
                """);

        FilePlan plan = plan(PlanOptions.DEFAULT).files().get(3);

        assertThat(plan.findings()).isEmpty();
        assertThat(plan.excused())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .endsWith(" Excused: in a comment");
    }

    @Test
    void whatMigrateRefusesIsSaidInItsWords() throws Exception {
        file(
                "V5__mixed.sql",
                "alter table book add column isbn text;\ncreate index concurrently books on book (isbn);");
        file("V6__own.sql", "begin;\nalter table book add column price int;\ncommit;");
        file("V7_one.sql", "select 1;");
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            var migrator = new Migrator(target.database(), Packs.find(folder.toString()));
            List<String> words = migrator.preflight().stream()
                    .map(problem -> (problem.message() + " [" + problem.id() + "]"))
                    .toList();
            assertThat(words).hasSize(4);

            Plan plan = plan(new PlanOptions(Optional.of("5"), Optional.empty()));

            assertThat(refusals(plan.files().get(0))).containsExactly("2 migrate refuses the file: " + words.get(1));
            assertThat(refusals(plan.files().get(1)))
                    .containsExactly(
                            "1 migrate refuses the file: " + words.get(2),
                            "3 migrate refuses the file: " + words.get(3));
            assertThat(plan.files().get(1).verdict()).isEqualTo(Verdict.NEEDS_CARE);
            assertThat(plan.notes()).contains("V7_one.sql: " + words.get(0));
            assertThat(refusals(plan(new PlanOptions(Optional.of("6"), Optional.empty()))
                            .files()
                            .get(0)))
                    .hasSize(2);
        }
    }

    /** Of a hundred failures that follow from one, each names the one. */
    @Test
    void aFailureNamesTheOneThatItFollowsFrom() throws Exception {
        file("V5__profile.sql", "create table public.profile (\n  id int references auth.users);");
        file("V6__view.sql", "-- for everybody\ncreate view profiles as select * from profile;");
        file(
                "V7__more.sql",
                "alter view profiles rename to people;\nalter table auth.users add column x int;\ndrop table other;");

        assertThat(plan(new PlanOptions(Optional.of("5"), Optional.empty())).files().stream()
                        .flatMap(one -> one.findings().stream())
                        .filter(finding -> finding.rule().equals("statement-fails")))
                .extracting(finding -> finding.line() + finding.message().replace("it fails on the copy", ""))
                .containsExactly(
                        "1: schema \"auth\" does not exist",
                        "2: relation \"profile\" does not exist: V5__profile.sql:1, which makes it, failed",
                        "1: relation \"profiles\" does not exist: V6__view.sql:2, which makes it, failed",
                        "2: schema \"auth\" does not exist",
                        "3: table \"other\" does not exist");
    }

    @Test
    void whatKeepsMigrateFromBeginningIsCare() throws Exception {
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            Database database = target.database();
            Files.delete(folder.resolve("V2__rename.sql"));
            new Migrator(database, Packs.find(folder.toString()), MigrateOptions.DEFAULT.withTarget("1")).migrate();
            file("V1__book.sql", "create table book (id int primary key, title text, note varchar);");
            file("V2__index.sql", "create index concurrently book_title on book (title);");
            Files.delete(folder.resolve("V3__excused.sql"));
            Files.delete(folder.resolve("V4__elsewhere.sql"));

            Plan plan = new TargetPlanner(
                            Packs.find(folder.toString()),
                            PlanOptions.DEFAULT,
                            new ImpactOptions(Optional.empty(), List.of()),
                            message -> {})
                    .plan(database);

            assertThat(plan.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.verdict()).isEqualTo(Verdict.SAFE));
            assertThat(plan.verdict()).isEqualTo(Verdict.NEEDS_CARE);
            assertThat(plan.notes().get(0))
                    .startsWith("migrate refuses this: V1__book.sql: was changed after it was applied ")
                    .endsWith(" [checksum_drift]");
        }
    }

    private static List<String> refusals(FilePlan file) {
        return file.findings().stream()
                .filter(finding -> finding.rule().equals("migrate-refuses"))
                .map(finding -> finding.line() + " " + finding.message())
                .toList();
    }

    @Test
    void callbacksAreRunWhereMigrateRunsThem() throws Exception {
        file("beforeMigrate.sql", "create type cover as enum ('hard', 'soft');");
        file("afterMigrate__views.sql", "create view books as select title from book;");
        file("afterVersioned.sql", "alter table book add column worn boolean;");
        file("R__worn.sql", "create or replace view worn as select id from book where worn;");
        file("beforeEachMigrate.sql", "set role nobody;");
        file("V5__cover.sql", "alter table book add column cover cover;");

        Plan plan = plan(PlanOptions.DEFAULT);

        assertThat(plan.files())
                .extracting(FilePlan::file)
                .containsExactly(
                        "beforeMigrate.sql",
                        "V1__book.sql",
                        "V2__rename.sql",
                        "V3__excused.sql",
                        "V4__elsewhere.sql",
                        "V5__cover.sql",
                        "afterVersioned.sql",
                        "R__worn.sql",
                        "afterMigrate__views.sql");
        assertThat(plan.files())
                .allSatisfy(file -> assertThat(file.observed().statements())
                        .allSatisfy(one -> assertThat(one.error()).isEmpty()));
        assertThat(plan.notes())
                .containsExactly("not run here, though migrate runs them with every file: beforeEachMigrate.sql");
    }

    @Test
    void whatWantsAnExtensionThatIsNotHereIsNotCalledWrong() throws Exception {
        file("V5__maps.sql", "create extension no_such_extension; create table places (spot no_such_type);");
        file("V6__wrong.sql", "select 1 / 0;");
        file("V7__server.sql", "drop database elsewhere;");

        List<FilePlan> files = plan(PlanOptions.DEFAULT).files();

        assertThat(files.get(4).findings())
                .extracting(Finding::rule)
                .containsExactly("statement-not-observed", "statement-not-observed");
        assertThat(files.get(4).findings().get(1).message())
                .startsWith(
                        "what it does is not known: the copy's server does not have the extension no_such_extension");
        assertThat(files.get(4).verdict()).isEqualTo(Verdict.NEEDS_CARE);
        assertThat(files.get(5).findings()).extracting(Finding::rule).containsExactly("statement-fails");
        assertThat(files.get(6).findings()).extracting(Finding::rule).containsExactly("database-dropped");
    }

    @Test
    void thoseBeforeTheFirstVersionOnlyBuild() {
        assertThat(plan(new PlanOptions(Optional.of("3"), Optional.empty())).files())
                .extracting(FilePlan::file)
                .containsExactly("V3__excused.sql", "V4__elsewhere.sql");
        assertThat(plan(new PlanOptions(Optional.of("3"), Optional.empty())).files())
                .allSatisfy(file -> assertThat(file.observed().statements())
                        .allSatisfy(one -> assertThat(one.error()).isEmpty()));
    }

    @Test
    void theJsonIsAsItsSchemaSays() throws Exception {
        var schema = new JsonSchema(Path.of("..", "docs", "schemas", "plan.schema.json"));
        file("V5__fails.sql", "alter table nowhere add column x int;");
        JsonNode empty = json(plan(PlanOptions.DEFAULT));
        assertThat(schema.violations(empty)).isEmpty();
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            Files.delete(folder.resolve("V5__fails.sql"));
            new Migrator(target.database(), Packs.find(folder.toString()), MigrateOptions.DEFAULT.withTarget("1"))
                    .migrate();
            Sql.run(target.database(), "insert into book values (1, 'a', 'b')");
            Path statements = Files.writeString(
                    elsewhere.resolve("statements.sql"),
                    "select note from book where id = $1; select title from book; select * from nowhere");
            var users = new ImpactOptions(Optional.of(statements), List.of());
            Plan onTarget = new TargetPlanner(Packs.find(folder.toString()), PlanOptions.DEFAULT, users, line -> {})
                    .plan(target.database());
            assertThat(onTarget.impact().queries().of(QueryOutcome.BROKEN)).hasSize(1);
            assertThat(schema.violations(json(onTarget))).isEmpty();
        }
        ObjectNode broken = empty.deepCopy();
        broken.put("verdict", "fine").remove("files");
        broken.put("extra", 1);
        assertThat(schema.violations(broken))
                .isEqualTo(List.of(
                        ": without files",
                        "/verdict: \"fine\" is none of [\"safe\",\"needs care\",\"dangerous\"]",
                        ": extra is not described"));
    }

    private Plan plan(PlanOptions options) {
        return new Planner(Packs.find(folder.toString()), options).fromEmpty();
    }

    private static JsonNode json(Plan plan) throws Exception {
        var mapper = new ObjectMapper();
        return mapper.readTree(mapper.writeValueAsString(PlanJson.of(plan)));
    }

    private void file(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql + "\n");
    }
}
