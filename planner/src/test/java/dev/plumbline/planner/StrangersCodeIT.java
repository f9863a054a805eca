package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.planner.copy.TargetCopy;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.observation.ObservedStatement;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Escape;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wrote the files or the database reaches nothing of the machine on which they are planned. */
class StrangersCodeIT {
    private static final String PREFIX = "plumbline-stranger-" + Long.toHexString(System.nanoTime()) + "-";

    @TempDir
    private Path folder;

    @Test
    void filesCannotLeaveTheServerTheyAreTriedOn() throws Exception {
        file("V1__item.sql", "create table item (id int primary key);");
        file("V2__program.sql", "copy (select 1) to program 'touch /tmp/" + PREFIX + "program';");
        file("V3__file.sql", "copy (select 1) to '/tmp/" + PREFIX + "file';");
        file("V4__read.sql", "create table stolen as select pg_read_file('/etc/passwd') as text;");
        file("V5__event.sql", """
                create function seen() returns event_trigger language plpgsql as 'begin end';
                create event trigger seen on ddl_command_end execute function seen();
                """);
        file("V6__role.sql", "create role plumbline_stranger superuser; alter system set port = 1;");
        file("V7__reset.sql", """
                do $$ begin
                  execute 'set session authorization default; reset role';
                  copy (select 1) to program 'touch /tmp/%sreset';
                exception when insufficient_privilege then null;
                end $$;
                alter table item add column size int not null default 0;
                """.formatted(PREFIX));

        Plan plan = new Planner(Packs.find(folder.toString()), PlanOptions.DEFAULT).fromEmpty();

        assertThat(marks(ThrowAwayDatabase.server().database("postgres"))).isEmpty();
        for (FilePlan one : plan.files().subList(1, 6)) {
            assertThat(one.findings())
                    .as(one.file())
                    .extracting(finding -> finding.rule())
                    .contains("statement-not-observed")
                    .doesNotContain("statement-fails");
        }
        assertThat(plan.files().get(1).findings())
                .singleElement()
                .satisfies(one -> assertThat(one.message()).startsWith("not tried: it needs superuser rights"));
        assertThat(plan.files().get(6).observed().locks())
                .singleElement()
                .satisfies(lock -> assertThat(lock.object() + " " + lock.mode().words())
                        .isEqualTo("public.item access exclusive"));
    }

    /** What an unrelated file lacks fails all the same. */
    @Test
    void whatBuildsOnARefusedStatementNamesIt() throws Exception {
        file(
                "V1__fast.sql",
                "create table item (id int);\ncreate function fast(int) returns int language c as 'a', 'b';");
        file("V2__view.sql", "create view sums as\n  select fast(1) as sum;");
        file("V3__more.sql", "alter view sums rename to totals;");
        file("V4__other.sql", "alter table items add column size int; select slow(1);");

        Plan plan = new Planner(Packs.find(folder.toString()), PlanOptions.DEFAULT).fromEmpty();

        String because =
                "what it does is not known: it builds on V1__fast.sql:2, which was not tried: it needs superuser rights";
        assertThat(plan.files().subList(1, 4).stream().flatMap(one -> one.findings().stream()))
                .extracting(finding -> finding.rule() + " " + finding.message().replaceFirst("(?s)(\\n.*| \\(.*)", ""))
                .containsExactly(
                        "statement-not-observed " + because,
                        "statement-not-observed " + because,
                        "statement-fails it fails on the copy: relation \"items\" does not exist",
                        "statement-fails it fails on the copy: function slow(integer) does not exist");
    }

    @Test
    void whatASuperuserWouldMigrateIsObservedAllTheSame() throws Exception {
        file("V1__item.sql", "create table item (id int primary key, part int references item);");
        file("V2__roles.sql", """
                create role plumbline_stranger_app;
                grant plumbline_stranger_app to current_user;
                create schema extra;
                alter schema extra owner to plumbline_stranger_app;
                alter table item owner to plumbline_stranger_app;
                alter default privileges for role plumbline_stranger_app grant select on tables to plumbline_stranger_reader;
                """);
        file(
                "V3__extension.sql",
                "create extension pageinspect schema extra; create extension if not exists pgcrypto;");
        file("V4__silent.sql", "alter table item disable trigger all; set session_replication_role = replica;");
        file("V5__language.sql", "drop extension plpgsql cascade; alter table item add column size int;");

        Plan plan = new Planner(Packs.find(folder.toString()), PlanOptions.DEFAULT).fromEmpty();

        for (FilePlan one : plan.files().subList(0, 4)) {
            assertThat(one.observed().statements())
                    .extracting(statement -> statement.text() + " " + statement.error())
                    .allSatisfy(line -> assertThat(line).endsWith("Optional.empty"));
        }
        assertThat(plan.files().get(3).observed().locks())
                .extracting(lock -> lock.object() + " " + lock.mode().words())
                .containsExactly("public.item share row exclusive");
        assertThat(plan.files().get(4).findings())
                .extracting(finding -> finding.rule())
                .contains("statement-not-observed")
                .doesNotContain("statement-fails");
        assertThat(plan.files().get(4).observed().locks())
                .extracting(lock -> lock.object() + " " + lock.mode().words())
                .containsExactly("public.item access exclusive");
    }

    @Test
    void theCodeOfADatabaseCannotLeaveItsCopy() throws Exception {
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            Sql.run(target.database(), script("stranger.sql"));
            Sql.run(
                    target.database(),
                    Escape.function("stranger", PREFIX, "postgres", "plumbline_stranger_owner") + script("attack.sql"));
            file("V1__item.sql", """
                    insert into stranger.item (id, tags) values (2, '{b}');
                    alter table stranger.item add column size int not null default 0;
                    select stranger.powerful();
                    refresh materialized view stranger.seen;
                    """);

            try (TargetCopy copy = TargetCopy.of(target.database(), line -> {})) {
                Plan plan = new Planner(Packs.find(folder.toString()), PlanOptions.DEFAULT).on(copy.owner());
                copy.planLikeTarget(copy.database());

                assertThat(marks(copy.database())).as("on the copy's server").isEmpty();
                assertThat(marks(target.database())).as("on the target's").isEmpty();
                assertThat(plan.files().get(0).observed().statements())
                        .extracting(ObservedStatement::error)
                        .allSatisfy(error -> assertThat(error).isEmpty());
                assertThat(plan.files().get(0).observed().locks())
                        .extracting(lock -> lock.object() + " " + lock.mode().words())
                        .contains("stranger.item access exclusive");
                assertThat(copy.notes())
                        .anySatisfy(note ->
                                assertThat(note).contains("stranger.reader(").contains("superuser"));
            } finally {
                Sql.run(
                        target.database(),
                        "drop event trigger stranger_heard; drop event trigger stranger_always;"
                                + " drop schema stranger cascade; drop owned by plumbline_stranger_owner cascade;"
                                + " drop role plumbline_stranger_owner");
            }
        }
    }

    private static List<String> marks(Database database) throws SQLException {
        return Escape.marks(database, PREFIX);
    }

    private void file(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql + "\n");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = StrangersCodeIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
