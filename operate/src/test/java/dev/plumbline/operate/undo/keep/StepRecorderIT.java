package dev.plumbline.operate.undo.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.MigrationFailure;
import dev.plumbline.schema.migrate.MigrationObserver;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is followed while files are applied is held against what there is in the end. */
class StepRecorderIT {
    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();
    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        file("V1__one.sql", "create table one (id int primary key); comment on table one is 'first'");
        file("U1__one.sql", "drop table one");
        file("V2__two.sql", "create view two as select id from one; alter table one add column b text default 'x'");
        file("U2__two.sql", "drop view two; alter table one drop column b");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void whatAnotherSessionDoesMeanwhileIsSaidAndNotBelieved() throws Exception {
        try (Connection stranger = database.connectForUser();
                Statement statement = stranger.createStatement()) {
            stranger.setAutoCommit(false);
            statement.execute("create table stranger (id int)");
            migrate(new MigrationObserver() {
                @Override
                public void before(Connection connection, Phase phase, String version, String script)
                        throws SQLException {
                    if (version.equals("2")) {
                        stranger.commit();
                    }
                }
            });
        }

        assertThat(messages).anyMatch(line -> line.contains("table public.stranger is new or different"));
        assertThat(Sql.ask(database, "select string_agg(version || exact, ' ' order by version) from plumbline.step"))
                .isEqualTo("1false 2false");
        assertThatThrownBy(this::undo).hasMessageContaining("table public.stranger: should not be there");
        Sql.run(database, "drop table stranger");
        undo();
        assertThat(Sql.ask(database, "select to_regclass('one')")).isNull();
    }

    @Test
    void whatCallbacksDoInBetweenIsFollowed() throws Exception {
        file("R__views.sql", "create or replace view three as select id from one");
        file("afterVersioned.sql", "create table if not exists beside (id int)");
        file("afterEachMigrate.sql", "comment on table one is 'touched'");
        migrate();

        assertThat(messages).noneMatch(line -> line.contains("catalogue"));
        assertThat(Sql.ask(database, "select bool_and(exact) from plumbline.step"))
                .isEqualTo("t");
    }

    @Test
    void aFileThatFailsAtItsEndLeavesTheStepsBeforeItExact() throws Exception {
        file(
                "V3__late.sql",
                "create table late (id int primary key, p int references one deferrable initially deferred);"
                        + " insert into late values (1, 99)");
        assertThatThrownBy(this::migrate).isInstanceOf(MigrationFailure.class);

        assertThat(messages).noneMatch(line -> line.contains("catalogue"));
        assertThat(Sql.ask(database, "select string_agg(version || exact, ' ' order by version) from plumbline.step"))
                .isEqualTo("1true 2true");
        Catalog migrated = catalogue();
        undo();
        Files.delete(folder.resolve("V3__late.sql"));
        migrate();
        assertThat(catalogue().canonicalText()).isEqualTo(migrated.canonicalText());
    }

    /** A sequence that was moved on stays so, whatever is taken back: it counts the runs. */
    @Test
    void onlyAFileThatDestroysSomethingRunsTwice() throws Exception {
        file(
                "V3__check.sql",
                "do $$ begin perform nextval('runs'); if exists (select from one where id < 0) then raise 'bad'; end if;"
                        + " delete from one where id < 0; drop view two; end $$");
        file("U3__check.sql", "create view two as select id from one");
        file("V4__lose.sql", "do $$ begin perform nextval('lost'); delete from one where id > 1; end $$");
        file("U4__lose.sql", "select 1");
        migrateTo("2");
        Sql.run(database, "insert into one values (1), (2), (3); create sequence runs; create sequence lost");
        String before = Sql.ask(database, "select string_agg(one::text, ' ' order by id) from one");
        migrate();

        assertThat(Sql.ask(database, "select last_value from runs"))
                .as("destroys nothing")
                .isEqualTo("1");
        assertThat(Sql.ask(database, "select last_value from lost"))
                .as("destroys rows")
                .isEqualTo("2");
        assertThat(Sql.ask(database, "select count(*) from one")).isEqualTo("1");
        undo("2");
        assertThat(Sql.ask(database, "select string_agg(one::text, ' ' order by id) from one"))
                .isEqualTo(before);
    }

    private void migrateTo(String version) {
        StepRecorder.migrator(database, Packs.find(folder.toString()), MigrateOptions.DEFAULT.withTarget(version))
                .migrate();
    }

    private void migrate(MigrationObserver... others) {
        var observers = new ArrayList<>(List.of(others));
        observers.add(MigrationObserver.telling(messages::add));
        StepRecorder.migrator(database, Packs.find(folder.toString()), MigrateOptions.DEFAULT.withObservers(observers))
                .migrate();
    }

    private void undo() {
        undo("0");
    }

    private void undo(String version) {
        var undo = new Undo(
                database,
                Packs.find(folder.toString()),
                UndoOptions.oneStep().to(version).withBackup(true));
        undo.run(undo.plan());
    }

    private Catalog catalogue() throws SQLException {
        try (Connection connection = database.connect()) {
            return Catalog.read(connection, CatalogScope.everything());
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
