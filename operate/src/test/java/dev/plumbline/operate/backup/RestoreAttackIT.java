package dev.plumbline.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.copy.Sample;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.PgDump;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A superuser rebuilds a database whose owner has put code into every kind of object: it runs with the owner's rights or not at all. */
class RestoreAttackIT {
    @TempDir
    Path folder;

    @BeforeEach
    void role() throws SQLException {
        run(ThrowAwayDatabase.server().database("postgres"), """
                do $$ begin if to_regrole('trap_owner') is null then create role trap_owner; end if; end $$;
                alter role trap_owner nosuperuser;
                drop role if exists trap_armed;
                """);
    }

    @AfterEach
    void harmless() throws SQLException {
        run(
                ThrowAwayDatabase.server().database("postgres"),
                "alter role trap_owner nosuperuser; alter role trap_owner reset all");
    }

    @Test
    void restoringRunsNothingOfTheOwnersWithMoreThanHisRights() throws Exception {
        try (var source = trapped("attack.sql");
                var target = ThrowAwayDatabase.create()) {
            backup(source.database());
            restore(target.database(), false);
            assertSprungByTheOwnerAlone(
                    target.database(),
                    "check",
                    "constant",
                    "domain",
                    "exclude",
                    "generated",
                    "index",
                    "matview",
                    "matview_index",
                    "matview_volatile",
                    "part_check",
                    "partition",
                    "predicate",
                    "statistics");
            restore(target.database(), true);
            assertSprungByTheOwnerAlone(target.database(), "check");
            assertThat(ask(
                            target.database(),
                            "select string_agg(nspname, ',') from pg_namespace where nspname ~ '^plumbline'"))
                    .isNull();
            assertThat(ask(
                            target.database(),
                            "select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'trap'"
                                    + " and relowner <> 'trap_owner'::regrole"))
                    .isEqualTo("0");
        }
    }

    @Test
    void anOwnerWhoMayNotLookIntoTheSchemaOfHisTablesGetsThemBack() throws Exception {
        try (var source = ThrowAwayDatabase.create();
                var target = ThrowAwayDatabase.create()) {
            run(source.database(), """
                    create schema closed;
                    create schema "per haps"; grant usage on schema "per haps" to public;
                    create domain closed.positive as int check (value > 0);
                    create table closed.parent (id int primary key, n closed.positive);
                    create table closed.child (id int primary key, parent_id int references closed.parent, check (id > 0));
                    create table "per haps".whole (id int primary key, up int references "per haps".whole) partition by range (id);
                    create table "per haps".part partition of "per haps".whole for values from (1) to (9);
                    insert into closed.parent values (1, 1); insert into closed.child values (1, 1);
                    insert into "per haps".whole values (1, 1);
                    alter table closed.parent owner to trap_owner;
                    alter table closed.child owner to trap_owner;
                    alter table "per haps".whole owner to trap_owner;
                    alter table "per haps".part owner to trap_owner;
                    """);
            backup(source.database());
            restore(target.database(), false);
            String state =
                    "select (select count(*) from closed.child) || ' ' || (select count(*) from pg_constraint where contype = 'f')"
                            + " || ' ' || has_schema_privilege('trap_owner', 'closed', 'usage')";
            assertThat(ask(target.database(), state)).isEqualTo("1 4 false").isEqualTo(ask(source.database(), state));
        }
    }

    @Test
    void aSampleRunsNothingOfTheOwnersWithMoreThanHisRights() throws Exception {
        try (var source = trapped("attack.sql");
                var target = ThrowAwayDatabase.create()) {
            forget();
            Sample.copy(source.database(), target.database(), 7);
            assertSprungByTheOwnerAlone(
                    target.database(), "check", "domain", "generated", "index", "matview", "partition");
            assertThat(ask(target.database(), "select count(*) from trap.domains"))
                    .isEqualTo("7");
        }
    }

    @Test
    void whatOnlyPgDumpDescribesRunsNothingEither() throws Exception {
        Assumptions.assumeTrue(hasPgDump(), "no pg_dump of the server's version");
        try (var source = trapped("attack.sql", "attack_pg_dump.sql");
                var target = ThrowAwayDatabase.create()) {
            backup(source.database());
            run(source.database(), "drop event trigger trap_watch");
            restore(target.database(), false);
            assertSprungByTheOwnerAlone(target.database(), "check", "generated", "domain", "operator_class", "matview");
            run(target.database(), "alter event trigger trap_watch enable always");
            forget();
            restore(target.database(), true);
            assertSprungByTheOwnerAlone(target.database(), "operator_class");
        }
    }

    private void assertSprungByTheOwnerAlone(Database database, String... atLeast) throws SQLException {
        assertThat(ask(database, "select rolsuper from pg_roles where rolname = 'trap_owner'"))
                .isEqualTo("f");
        List<String> sprung = all(database, """
                select kind
                from pg_db_role_setting s, unnest(s.setconfig) one, regexp_split_to_table(split_part(one, '=', 2), ';') kind
                where s.setrole = 'trap_owner'::regrole and kind <> '' order by 1
                """);
        assertThat(sprung).allMatch(line -> line.endsWith(" as trap_owner"));
        assertThat(sprung)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .contains(atLeast);
    }

    private static ThrowAwayDatabase trapped(String... files) throws SQLException {
        ThrowAwayDatabase made = ThrowAwayDatabase.create();
        run(
                made.database(),
                "do $$ begin execute format('alter database %I owner to trap_owner', current_database()); end $$");
        for (String file : files) {
            try (var in = Objects.requireNonNull(RestoreAttackIT.class.getResourceAsStream(file))) {
                run(made.database(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
        forget();
        run(made.database(), "create role trap_armed");
        return made;
    }

    /** Making the traps springs them too. */
    private static void forget() throws SQLException {
        run(
                ThrowAwayDatabase.server().database("postgres"),
                "alter role trap_owner nosuperuser; alter role trap_owner reset all");
    }

    private static boolean hasPgDump() throws SQLException {
        Database database = ThrowAwayDatabase.server().database("postgres");
        try (Connection connection = database.connect()) {
            PgDump.find(Optional.empty(), database, Session.serverMajor(connection), List.of("a test"));
            return true;
        } catch (BackupException e) {
            return false;
        }
    }

    private void backup(Database database) {
        Backup.write(database, file(), BackupOptions.defaults().overwriting(true), Progress.silent());
    }

    private void restore(Database database, boolean replace) {
        try (BackupFile opened = BackupFile.open(file())) {
            Restore.run(database, opened, RestoreOptions.defaults().replacing(replace), Progress.silent());
        }
    }

    private Path file() {
        return folder.resolve("trap.plumb");
    }

    private static List<String> all(Database database, String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return Session.texts(connection, query);
        }
    }

    /** Over a connection that sees PostgreSQL's names alone: nothing of the attacker's runs by accident. */
    private static String ask(Database database, String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return Sql.ask(connection, query);
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.with("preferQueryMode", "simple").connect()) {
            Sql.run(connection, sql);
        }
    }
}
