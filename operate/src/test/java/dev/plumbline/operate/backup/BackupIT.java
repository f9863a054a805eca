package dev.plumbline.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.structure.StructureText;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupIT {
    @TempDir
    Path folder;

    @Test
    void restoresOneOfEverything() throws Exception {
        try (var source = awkward();
                var target = ThrowAwayDatabase.create()) {
            Manifest manifest = backup(source.database(), Scope.everything());
            Restore.Result restored = restore(target.database(), false);

            assertThat(manifest.structureSource()).isEqualTo("catalogue");
            assertThat(manifest.rows()).isGreaterThan(900);
            assertThat(restored.notes())
                    .containsExactly("materialized views are refreshed on restore, their rows are not stored");
            assertThat(structure(target.database())).isEqualTo(structure(source.database()));
            assertThat(Sql.ask(target.database(), "select last_value || ' ' || is_called from public.lonely"))
                    .isEqualTo("100 true");
            assertThat(Sql.ask(target.database(), "select nextval(pg_get_serial_sequence('public.parent', 'id'))"))
                    .isEqualTo(Sql.ask(
                            source.database(), "select nextval(pg_get_serial_sequence('public.parent', 'id'))"));
            assertThat(Sql.ask(target.database(), "select length(lo_get(4711)) || ' ' || length(lo_get(4712))"))
                    .isEqualTo("400000 0");
            assertThat(Sql.ask(target.database(), "select n from public.a_count"))
                    .isEqualTo("500");
            assertThat(Sql.ask(target.database(), "select relacl::text from pg_class where relname = 'parent'"))
                    .isEqualTo(
                            Sql.ask(source.database(), "select relacl::text from pg_class where relname = 'parent'"));
            assertThat(Sql.ask(target.database(), "select proacl::text from pg_proc where proname = 'twice'"))
                    .isEqualTo(Sql.ask(source.database(), "select proacl::text from pg_proc where proname = 'twice'"));
        }
    }

    /** What the server writes of these is written otherwise again when it is read back once. */
    @Test
    void expressionsThatAreWordedAnewByEachReadingComeBack() throws Exception {
        try (var source = ThrowAwayDatabase.create();
                var target = ThrowAwayDatabase.create()) {
            Sql.run(
                    source.database(),
                    "create table plain (id int primary key, state varchar(9) default 'a' check (state in ('a', 'b')))",
                    "create table whole (id int, state varchar(9) not null check (state in ('a', 'b')))"
                            + " partition by range (id)",
                    "create table part partition of whole for values from (1) to (9)",
                    "create table child () inherits (plain)",
                    "create domain word as varchar(9) check (value in ('a', 'b'))",
                    "create index few on plain (id) where state in ('a', 'b')",
                    "create view seen as select id from plain where state in ('a', 'b')",
                    "alter table plain enable row level security",
                    "create policy own on plain using (state in ('a', 'b'))",
                    "insert into plain values (1, 'a')",
                    "insert into whole values (1, 'b')");
            backup(source.database(), Scope.everything());
            Restore.Result restored = restore(target.database(), false);

            assertThat(restored.notes()).isEmpty();
            assertThat(Sql.ask(target.database(), "select count(*) from whole")).isEqualTo("1");
            assertThat(Sql.ask(
                            target.database(),
                            "select string_agg(conrelid::regclass || ' ' || conname || ' ' || conislocal || coninhcount, ', '"
                                    + " order by 1) from (select * from pg_constraint where contype = 'c' and conrelid >= 16384"
                                    + " order by conrelid::regclass::text) k"))
                    .isEqualTo("child plain_state_check false1, part whole_state_check false1,"
                            + " plain plain_state_check true0, whole whole_state_check true0");
            assertThatThrownBy(() -> Sql.run(target.database(), "insert into part values (2, 'c')"))
                    .hasStackTraceContaining("whole_state_check");
        }
    }

    @Test
    void replacesWhatIsThereOnlyWhenAsked() throws Exception {
        try (var source = awkward();
                var target = awkward()) {
            Sql.run(
                    target.database(),
                    "create table public.late (id integer)",
                    "delete from public.parent where id > 50");
            String before = structure(target.database());
            backup(source.database(), Scope.everything());

            assertThatThrownBy(() -> restore(target.database(), false)).hasMessageContaining("is not empty");
            assertThat(structure(target.database())).isEqualTo(before);
            restore(target.database(), true);
            assertThat(structure(target.database())).isEqualTo(structure(source.database()));
            assertThat(Sql.ask(target.database(), "select count(*) from public.parent"))
                    .isEqualTo("500");
        }
    }

    /** Of PostgreSQL 17, when statements were worded otherwise. */
    @Test
    void aFileInTheFirstFormatIsRestored() throws Exception {
        try (var in = Objects.requireNonNull(BackupIT.class.getResourceAsStream("version1.plumb"));
                var target = ThrowAwayDatabase.create()) {
            Files.copy(in, folder.resolve("db.plumb"));
            Restore.Result restored = restore(target.database(), false);

            assertThat(restored.manifest().version()).isEqualTo(1);
            assertThat(restored.notes()).anyMatch(note -> note.endsWith("only rows were proven equal"));
            assertThat(Sql.ask(
                            target.database(),
                            "select sum(c.amount) || ' ' || count(l.id) || ' ' || (select sum(n) from app.summary)"
                                    + " from app.customer c left join app.line l on l.customer = c.id"))
                    .isEqualTo("5050 50 100");
        }
    }

    @Test
    void carriesOneSchemaByName() throws Exception {
        try (var source = awkward();
                var target = ThrowAwayDatabase.create()) {
            Sql.run(target.database(), "create table public.stays (id integer)");
            Manifest manifest = backup(source.database(), new Scope(List.of("With a space")));
            restore(target.database(), false);

            assertThat(manifest.tables()).extracting(Manifest.Table::name).containsExactly("Ünïcode \"quoted\"");
            assertThat(
                            Sql.ask(
                                    target.database(),
                                    "select string_agg(coalesce(\"Ä b\", 'null'), ',' order by 1) from \"With a space\".\"Ünïcode \"\"quoted\"\"\""))
                    .isEqualTo("null,\\.");
            assertThat(Sql.ask(target.database(), "select count(*) from public.stays"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> backup(source.database(), new Scope(List.of("nowhere"))))
                    .hasMessageContaining("no schema nowhere");
        }
    }

    @Test
    void namesWhatOneSchemaNeedsOfOthers() throws Exception {
        try (var source = ThrowAwayDatabase.create()) {
            Sql.run(
                    source.database(),
                    "create type public.mood as enum ('a')",
                    "create function public.twice(int) returns int language sql immutable as 'select $1 * 2'",
                    "create table public.parent (id int primary key)",
                    "create schema app",
                    "create table app.t (id int primary key references public.parent, m public.mood[],"
                            + " g int generated always as (public.twice(id)) stored)",
                    "create table public.other (m public.mood)");
            assertThat(backup(source.database(), new Scope(List.of("app"))).notes())
                    .containsExactly("a restore needs what lies outside of app: function public.twice(integer),"
                            + " table public.parent, type public.mood[]");
            assertThat(backup(source.database(), Scope.everything()).notes()).isEmpty();
        }
    }

    @Test
    void refusesToDropWhatDependsFromOutside() throws Exception {
        try (var source = awkward()) {
            backup(source.database(), new Scope(List.of("With a space")));
            Sql.run(
                    source.database(),
                    "create view public.outside as select \"select\" from \"With a space\".\"Ünïcode \"\"quoted\"\"\"");
            assertThatThrownBy(() -> restore(source.database(), true)).hasMessageContaining("view public.outside");
        }
    }

    @Test
    void refusesAnyDamageBeforeTouchingAnything() throws Exception {
        try (var source = awkward();
                var target = ThrowAwayDatabase.create()) {
            backup(source.database(), Scope.everything());
            byte[] good = Files.readAllBytes(file());
            var random = new Random(5);
            for (int i = 0; i < 200; i++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                refused(bad, "damaged|cut short|not a Plumbline backup|written in format");
                refused(java.util.Arrays.copyOf(good, random.nextInt(good.length)), "cut short|not a Plumbline backup");
            }
            refused("PGDMP something else".getBytes(StandardCharsets.UTF_8), "not a Plumbline backup");
            refused(new byte[0], "not a Plumbline backup");
            byte[] newer = good.clone();
            newer[512 + "plumbline-backup ".length()] = '3';
            refused(newer, "written in format 3, this Plumbline reads up to 2");
            assertThat(structure(target.database())).doesNotContain("parent");
        }
    }

    @Test
    void isOneMomentWhileOthersWrite() throws Exception {
        try (var source = ThrowAwayDatabase.create();
                var target = ThrowAwayDatabase.create()) {
            Sql.run(
                    source.database(),
                    "create table debit (id integer primary key, amount bigint)",
                    "create table credit (id integer primary key, amount bigint)",
                    "insert into debit select i, 0 from generate_series(1, 20000) i",
                    "insert into credit select i, 0 from generate_series(1, 20000) i");
            var stop = new AtomicBoolean();
            var writer = new FutureTask<Void>(() -> {
                for (int i = 1; !stop.get(); i++) {
                    Sql.run(
                            source.database(),
                            "begin; update debit set amount = amount + 1 where id = " + i % 20000
                                    + "; update credit set amount = amount + 1 where id = " + (i * 7) % 20000
                                    + "; commit");
                }
                return null;
            });
            new Thread(writer).start();
            try {
                for (int i = 0; i < 3; i++) {
                    Files.deleteIfExists(file());
                    backup(source.database(), Scope.everything());
                    restore(target.database(), true);
                    assertThat(Sql.ask(target.database(), "select sum(amount) from debit"))
                            .isEqualTo(Sql.ask(target.database(), "select sum(amount) from credit"));
                }
            } finally {
                stop.set(true);
                writer.get();
            }
        }
    }

    @Test
    void readersSeeAllOfTheOldOrAllOfTheNew() throws Exception {
        try (var source = ThrowAwayDatabase.create();
                var target = ThrowAwayDatabase.create()) {
            String make = "create table numbers as select i, %d as kind from generate_series(1, %d) i";
            Sql.run(source.database(), make.formatted(2, 30000), "create index on numbers (i)");
            Sql.run(target.database(), make.formatted(1, 20000), "create index on numbers (i)");
            backup(source.database(), Scope.everything());
            var stop = new AtomicBoolean();
            var seen = new java.util.concurrent.ConcurrentSkipListSet<String>();
            var reader = new Thread(() -> {
                while (!stop.get()) {
                    try {
                        seen.add(Sql.ask(
                                target.database(), "select kind || ': ' || count(*) from numbers group by kind"));
                    } catch (SQLException e) {
                        seen.add(String.valueOf(e.getMessage()));
                    }
                }
            });
            reader.start();
            try {
                for (int i = 0; i < 3; i++) {
                    restore(target.database(), true);
                }
            } finally {
                stop.set(true);
                reader.join();
            }
            assertThat(seen).contains("2: 30000").isSubsetOf("1: 20000", "2: 30000");
        }
    }

    @Test
    void leavesNoFileWhenItFails() throws Exception {
        try (var source = ThrowAwayDatabase.create()) {
            Sql.run(source.database(), "create aggregate total(integer) (sfunc = int4pl, stype = integer)");
            var options = BackupOptions.defaults().withPgDump(Path.of("/nowhere/pg_dump"));
            assertThatThrownBy(() -> Backup.write(source.database(), file(), options, Progress.silent()))
                    .hasMessageContaining("aggregate public.total(integer)")
                    .hasMessageContaining("/nowhere/pg_dump (does not start)");
            assertThat(folder).isEmptyDirectory();
        }
    }

    private void refused(byte[] content, String why) throws IOException {
        Path bad = folder.resolve("bad.plumb");
        Files.write(bad, content);
        assertThatThrownBy(() -> BackupFile.open(bad)).hasMessageMatching("(?s).*(" + why + ").*");
    }

    private Path file() {
        return folder.resolve("db.plumb");
    }

    private Manifest backup(Database database, Scope scope) {
        return Backup.write(
                        database,
                        file(),
                        BackupOptions.defaults().withScope(scope).overwriting(true),
                        Progress.silent())
                .manifest();
    }

    private Restore.Result restore(Database database, boolean replace) {
        try (BackupFile opened = BackupFile.open(file())) {
            return Restore.run(database, opened, RestoreOptions.defaults().replacing(replace), Progress.silent());
        }
    }

    private static ThrowAwayDatabase awkward() {
        return ThrowAwayDatabase.copyOf("awkward", database -> {
            try (var in = Objects.requireNonNull(BackupIT.class.getResourceAsStream("awkward.sql"))) {
                Sql.run(database, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException | SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String structure(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            connection.setAutoCommit(false);
            return StructureText.write(Structure.of(connection, List.of()).statements());
        }
    }
}
