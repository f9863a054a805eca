package dev.plumbline.operate.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Escape;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wrote the files or the database reaches nothing of the machine on which they are rehearsed. */
class StrangersRehearsalIT {
    private static final String PREFIX = "plumbline-rehearsed-" + Long.toHexString(System.nanoTime()) + "-";

    /** Harmless until it is replaced: everything that is evaluated calls it. */
    private static final String STRANGER = """
            create schema stranger;
            create function stranger.act(what text) returns boolean language sql immutable as 'select true';
            create function stranger.heard() returns event_trigger language plpgsql as 'begin perform stranger.act(tg_event); end';
            create function stranger.fired() returns trigger language plpgsql as
              'begin perform stranger.act(''trigger''); return new; end';
            create function stranger.powerful() returns boolean language sql security definer as 'select stranger.act(''definer'')';
            create function stranger.reader(int, int) returns int language internal strict as 'int4pl';
            create domain stranger.tag as text check (stranger.act('domain') and value <> '');
            create table stranger.item (
              id int primary key check (stranger.act('check')),
              tags stranger.tag[],
              part int default case when stranger.act('default') then 1 end,
              checked boolean generated always as (stranger.act('generated')) stored)
              with (autovacuum_enabled = false); -- whose ANALYZE would run his code on his own server
            create index by_act on stranger.item (stranger.act(id::text)) where stranger.act('predicate');
            create trigger fired before insert or update on stranger.item for each row execute function stranger.fired();
            create table stranger.secured (id int);
            alter table stranger.secured enable row level security;
            alter table stranger.secured force row level security;
            create policy seen on stranger.secured using (stranger.act('policy'));
            create materialized view stranger.seen as select stranger.act('view') as acted, id from stranger.item;
            insert into stranger.item (id, tags) select i, array['a', 'b' || i % 3]::stranger.tag[] from generate_series(1, 300) i;
            insert into stranger.secured select generate_series(1, 300);
            create event trigger stranger_heard on ddl_command_end execute function stranger.heard();
            """;

    /** On the copy's server: on his own the stranger is a superuser. */
    private static final String ATTACK = """
            create or replace function stranger.act(what text) returns boolean language plpgsql immutable as $act$
            begin
              if pg_catalog.current_database() like 'plumbline\\_trial%' then
                perform stranger.escape(what);
              end if;
              return true;
            end $act$;
            """;

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {-1, 10})
    void theCodeOfADatabaseCannotLeaveItsCopy(int rows) throws Exception {
        file("V1__mine.sql", "create table mine (id int);");
        file("V2__use.sql", """
                insert into stranger.item (id, tags) values (1001, '{b}');
                update stranger.secured set id = id + 1000;
                alter table stranger.item add column size int not null default 0;
                select stranger.powerful();
                refresh materialized view stranger.seen;
                """);
        file("U2__use.sql", """
                alter table stranger.item drop column size;
                update stranger.secured set id = id - 1000;
                delete from stranger.item where id = 1001;
                """);
        try (ThrowAwayDatabase real = ThrowAwayDatabase.create();
                RehearsalCopy copy = RehearsalCopy.confined(real.database())) {
            applied(real.database());
            Sql.run(real.database(), STRANGER);
            Sql.run(
                    real.database(),
                    "set session_replication_role = replica; " + Escape.function("stranger", PREFIX, "postgres")
                            + ATTACK);

            List<RehearsedStep> steps =
                    rehearse(real.database(), copy, rows < 0 ? OptionalInt.empty() : OptionalInt.of(rows));

            assertThat(marks(copy.trial().database()))
                    .as("on the copy's server")
                    .isEmpty();
            assertThat(marks(real.database())).as("on the database's").isEmpty();
            assertThat(told)
                    .anySatisfy(note -> assertThat(note)
                            .startsWith("note: not on the copy: ")
                            .contains("stranger.reader(")
                            .contains("superuser"));
            assertThat(steps).extracting(RehearsedStep::name).contains("verify", "undo", "compare with before");
            assertThat(steps).flatExtracting(RehearsedStep::findings).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy (select 1) to program 'touch /tmp/{mark}program';",
                "create aggregate total(numeric) (sfunc = numeric_accum, stype = internal, finalfunc = numeric_sum);"
            })
    void aFileThatNeedsASuperuserIsNotTried(String sql) throws Exception {
        file("V1__mine.sql", "create table mine (id int);");
        file("V2__program.sql", sql.replace("{mark}", PREFIX));
        try (ThrowAwayDatabase real = ThrowAwayDatabase.create();
                RehearsalCopy copy = RehearsalCopy.confined(real.database())) {
            applied(real.database());

            List<RehearsedStep> steps = rehearse(real.database(), copy, OptionalInt.empty());

            assertThat(marks(copy.trial().database())).isEmpty();
            assertThat(steps).extracting(RehearsedStep::name).containsExactly("copy", "migrate");
            assertThat(steps.get(1).findings()).isEmpty();
            assertThat(steps.get(1).passed()).isFalse();
            assertThat(steps.get(1).unproven())
                    .singleElement()
                    .satisfies(
                            line -> assertThat(line).contains("V2__program.sql").contains("--superuser"));
        }
    }

    @Test
    void whatASuperuserWouldMigrateIsRehearsedAllTheSame() throws Exception {
        file("V1__mine.sql", "create table mine (id int primary key, part int references mine);");
        file("V2__roles.sql", """
                create schema extra;
                alter schema extra owner to plumbline_rehearsed_app;
                alter table mine owner to plumbline_rehearsed_app;
                grant select on mine to postgres;
                """);
        file(
                "U2__roles.sql",
                "revoke select on mine from postgres; alter table mine owner to postgres; drop schema extra;");
        file("V3__extension.sql", "create extension pageinspect;");
        file("U3__extension.sql", "drop extension pageinspect;");
        file(
                "V4__silent.sql",
                "alter table mine disable trigger all; insert into mine values (1, 2); alter table mine enable trigger all;");
        file("U4__silent.sql", "delete from mine;");
        try (ThrowAwayDatabase real = ThrowAwayDatabase.create();
                RehearsalCopy copy = RehearsalCopy.confined(real.database())) {
            Sql.run(
                    real.database(),
                    "do $$ begin create role plumbline_rehearsed_app; exception when duplicate_object then null; end $$");
            applied(real.database());

            List<RehearsedStep> steps = rehearse(real.database(), copy, OptionalInt.empty());

            assertThat(steps).flatExtracting(RehearsedStep::unproven).isEmpty();
            assertThat(steps).flatExtracting(RehearsedStep::findings).isEmpty();
            assertThat(steps).hasSize(7);
        }
    }

    private void applied(Database real) {
        new Migrator(real, Packs.find(folder.toString()), MigrateOptions.DEFAULT.withTarget("1")).migrate();
    }

    private List<RehearsedStep> rehearse(Database real, RehearsalCopy copy, OptionalInt sample) {
        return new Rehearsal(real, copy, Packs.find(folder.toString()), sample, migrated -> List.of(), told::add).run();
    }

    private static List<String> marks(Database database) throws SQLException {
        return Escape.marks(database, PREFIX);
    }

    private void file(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql + "\n");
    }
}
