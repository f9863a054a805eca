package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many steps on one session, each proven by what it touched, the last by everything. */
class WayBackIT {
    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void migrate() throws IOException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        step("1__one", "create table one (id int primary key, a text);", "drop table one;");
        step("2__two", "create view two as select id from one;", "drop view two;");
        step("3__wide", "alter table one add column b int default 7; comment on column one.b is 'b';", "");
        step("4__named", "comment on table one is 'named';", "comment on table one is null;");
        step(
                "5__typed",
                "create type mood as enum ('good', 'bad'); create function f(m mood) returns int language sql return 1;",
                "drop function f(mood); drop type mood;");
        step("6__index", "create index one_a on one (a);", "drop index one_a;");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void theStepThatDoesNotRestoreIsNamedAndThoseAfterItAreTakenBack() throws Exception {
        apply();
        assertThatThrownBy(() -> undo(line -> {}))
                .hasMessageContaining("U3__wide.sql does not restore what was there before V3__wide.sql")
                .hasMessageContaining("column public.one.b: should not be there");
        assertThat(standing()).isEqualTo("3");

        Files.writeString(folder.resolve("U3__wide.sql"), "alter table one drop column b;");
        undo(line -> {});
        assertThat(standing()).isEqualTo("0");
    }

    @Test
    void stepsOfSeveralRunsAreTakenBackInOneGo() throws Exception {
        Files.writeString(folder.resolve("U3__wide.sql"), "alter table one drop column b;");
        StepRecorder.migrator(database, Packs.find(folder.toString()), MigrateOptions.DEFAULT.withTarget("4"))
                .migrate();
        Sql.run(database, "create table later (id int)");
        apply();
        assertThatThrownBy(() -> undo(line -> {})).hasMessageContaining("table public.later: should not be there");
        assertThat(standing()).isEqualTo("4");
        Sql.run(database, "drop table later");
        undo(line -> {});
        assertThat(standing()).isEqualTo("0");
    }

    @Test
    void whatAnotherSessionLeavesMeanwhileIsFoundByTheLastStep() throws Exception {
        Files.writeString(folder.resolve("U3__wide.sql"), "alter table one drop column b;");
        apply();
        try (Connection stranger = database.connectForUser();
                Statement statement = stranger.createStatement()) {
            stranger.setAutoCommit(false);
            statement.execute("create table stranger (id int)");
            assertThatThrownBy(() -> undo(line -> {
                        if (line.contains("V5__typed")) {
                            commit(stranger);
                        }
                    }))
                    .hasMessageContaining("table public.stranger: should not be there")
                    .hasMessageContaining("everything was read for this last step");
        }
        assertThat(standing()).isEqualTo("1");
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void step(String name, String up, String down) throws IOException {
        Files.writeString(folder.resolve("V" + name + ".sql"), up);
        Files.writeString(folder.resolve("U" + name + ".sql"), down);
    }

    private void apply() {
        StepRecorder.migrator(database, Packs.find(folder.toString()), MigrateOptions.DEFAULT)
                .migrate();
    }

    private void undo(Consumer<String> messages) {
        var undo = new Undo(
                database,
                Packs.find(folder.toString()),
                UndoOptions.oneStep().to("0").withBackup(true).telling(messages));
        undo.run(undo.plan());
    }

    /** The newest version that is applied and not undone. */
    private String standing() throws SQLException {
        return Sql.ask(
                database,
                "select coalesce(max(version), '0') from (select version from flyway_schema_history"
                        + " group by version having count(*) filter (where type = 'SQL') > count(*) filter (where type = 'DELETE')) x");
    }
}
