package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.backup.source.PgDump;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.query.QueryOutcome;
import dev.plumbline.planner.report.PlanJson;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bare folder against a database that has its first file and rows. */
class TargetPlannerIT {
    @TempDir
    private Path folder;

    @Test
    void whatIsPendingIsPlannedOnACopyAndTheDatabaseStaysAsItIs() throws Exception {
        Path sql = Files.writeString(
                folder.resolve("statements.sql"),
                "select note from books where id = $1; select * from books where title = $1;"
                        + " select count(*) from books where id = $1; select * from shelves");
        Path pack = Files.createDirectories(folder.resolve("library"));
        Files.writeString(
                pack.resolve("V1__books.sql"),
                "create table books (id int primary key, title text not null, note text); create index on books (title);");
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            new Migrator(target.database(), Packs.find(pack.toString())).migrate();
            Sql.run(
                    target.database(),
                    "insert into books select i, 'title ' || i, repeat('x', 100) from generate_series(1, 80000) i",
                    "vacuum analyze books");
            Files.writeString(pack.resolve("V2__shorter.sql"), "alter table books drop column note;");
            Files.writeString(pack.resolve("V3__without_index.sql"), "drop index books_title_idx;");
            Catalog before = catalog(target.database());
            var messages = new ArrayList<String>();

            Plan plan = new TargetPlanner(
                            Packs.find(pack.toString()),
                            PlanOptions.DEFAULT,
                            new ImpactOptions(Optional.of(sql), List.of()),
                            messages::add)
                    .plan(target.database());

            assertThat(plan.files())
                    .extracting(file -> file.file())
                    .containsExactly("V2__shorter.sql", "V3__without_index.sql");
            assertThat(plan.verdict()).isEqualTo(Verdict.DANGEROUS);
            assertThat(plan.observedOn()).startsWith("PostgreSQL ");
            assertThat(plan.impact().queries().all())
                    .extracting(one -> one.outcome() + " " + one.statement().text())
                    .containsExactly(
                            "BROKEN select note from books where id = $1",
                            "SLOWER select * from books where title = $1",
                            "UNCHANGED select count(*) from books where id = $1",
                            "UNPLANNED select * from shelves");
            assertThat(PlanJson.of(plan)).containsKeys("queries", "consumers");
            assertThat(PlanJson.of(plan).get("queries").toString()).contains("broken=1, slower=1, ");
            assertThat(plan.impact().queries().count(QueryOutcome.UNPLANNED)).isOne();
            assertThat(catalog(target.database())).isEqualTo(before);

            Plan withoutTarget = new TargetPlanner(
                            Packs.find(pack.toString()),
                            new PlanOptions(Optional.of("2"), Optional.empty()),
                            new ImpactOptions(Optional.of(sql), List.of()),
                            messages::add)
                    .fromEmpty();
            assertThat(withoutTarget.impact().queries().of(QueryOutcome.BROKEN))
                    .extracting(one -> one.statement().text())
                    .containsExactly("select note from books where id = $1");
        }
    }

    @Test
    void publicationsAreOnTheCopy() throws Exception {
        Files.writeString(folder.resolve("V1__more.sql"), """
                alter publication "two books" add table shelf;
                alter publication one set table book;
                drop publication one;
                """);
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            Sql.run(
                    target.database(),
                    "create schema other; create table other.book (id int primary key, title text);"
                            + "create table book (id int primary key, title text); create table shelf (id int primary key);"
                            + "create publication one for table book (id) where (id > 3), other.book;"
                            + "create publication \"two books\" for tables in schema other with (publish = 'insert');"
                            + "create publication everything for all tables");

            Plan plan = plan(target.database());

            assertThat(plan.files().get(0).findings())
                    .extracting(finding -> finding.rule())
                    .doesNotContain("statement-fails", "statement-not-observed");
            assertThat(plan.notes())
                    .anySatisfy(note ->
                            assertThat(note).startsWith("not on the copy: publication everything, which takes"));
        }
    }

    /** An aggregate of the server's own state takes a superuser; a subscription holds a password. */
    @Test
    void whatTheCopyLacksIsNotTakenForWrong() throws Exception {
        Files.writeString(folder.resolve("V1__more.sql"), """
                alter aggregate middle (float8 order by int) rename to median;
                create aggregate middle (float8 order by int)
                  (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
                alter table books add column size int;
                """);
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            Assumptions.assumeTrue(hasPgDump(target.database()), "no pg_dump of the server's version");
            Sql.run(
                    target.database(),
                    "create aggregate middle (float8 order by int)"
                            + " (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);"
                            + "create subscription far connection 'host=127.0.0.1 port=1 password=hush' publication x"
                            + " with (connect = false, slot_name = none)");
            try {
                Plan plan = plan(target.database());

                assertThat(plan.files().get(0).findings())
                        .extracting(finding -> finding.rule())
                        .containsExactlyInAnyOrder(
                                "statement-fails",
                                "statement-not-observed",
                                "statement-not-observed",
                                "object-renamed");
                assertThat(plan.files().get(0).findings())
                        .anySatisfy(finding -> assertThat(finding.message())
                                .startsWith("what it does is not known: it needs what could not be made on the copy"));
                assertThat(plan.notes()).noneMatch(note -> note.contains("hush"));
            } finally {
                Sql.run(target.database(), "drop subscription far");
            }
        }
    }

    private Plan plan(Database target) {
        return new TargetPlanner(
                        Packs.find(folder.toString()),
                        PlanOptions.DEFAULT,
                        new ImpactOptions(Optional.empty(), List.of()),
                        message -> {})
                .plan(target);
    }

    private static boolean hasPgDump(Database database) {
        try {
            PgDump.find(Optional.empty(), database, 17, List.of("a test"));
            return true;
        } catch (PlumblineException e) {
            return false;
        }
    }

    @Test
    void ratesAreMeasuredOnTheTargetByARoleThatMayOnlyRead() throws Exception {
        Files.writeString(folder.resolve("V1__books.sql"), "create table books (id int primary key, title text);");
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            Pack pack = Packs.find(folder.toString());
            new Migrator(target.database(), pack).migrate();
            Files.writeString(folder.resolve("V2__index.sql"), "create index on books (title);");
            Sql.run(
                    target.database(),
                    "insert into books select i, repeat('title ', 20) || i from generate_series(1, 200000) i",
                    "analyze books",
                    "do $$ begin create role plan_reader login password 'x'; exception when duplicate_object then null; end $$",
                    "grant select on all tables in schema public to plan_reader");
            Catalog before = catalog(target.database());
            Database reader = target.database().with("user", "plan_reader").with("password", "x");

            Plan measured = calibrated(reader);
            assertThat(measured.notes())
                    .anyMatch(note -> note.startsWith("times are from rates measured on the target's server ("));
            assertThat(measured.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.estimate())
                            .hasValueSatisfying(estimate ->
                                    assertThat(estimate.low()).isPositive().isLessThan(estimate.high())));

            Sql.run(
                    target.database(),
                    "revoke temporary on database " + target.database().name() + " from public");
            assertThat(calibrated(reader).notes())
                    .anyMatch(note ->
                            note.startsWith("times are from rates measured on the copy's server, not the target's (")
                                    && note.contains("permission denied to create temporary tables"));
            assertThat(catalog(target.database())).isEqualTo(before);
            Sql.run(target.database(), "drop owned by plan_reader");
        }
    }

    private Plan calibrated(Database target) {
        return new TargetPlanner(
                        Packs.find(folder.toString()),
                        new PlanOptions(Optional.empty(), Optional.empty(), true),
                        ImpactOptions.DEFAULT,
                        line -> {})
                .plan(target);
    }

    private static Catalog catalog(Database database) throws Exception {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection, CatalogScope.everything());
        }
    }
}
