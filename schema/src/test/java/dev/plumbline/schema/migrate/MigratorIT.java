package dev.plumbline.schema.migrate;

import static dev.plumbline.schema.migrate.MigrationFolder.tables;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.lock.OperatorLock;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.migrate.preflight.PreflightException;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratorIT {
    @TempDir
    Path temp;

    private ThrowAwayDatabase throwAway;
    private Database database;
    private MigrationFolder folder;

    @BeforeEach
    void open() {
        throwAway = ThrowAwayDatabase.create();
        database = throwAway.database();
        folder = new MigrationFolder(temp.resolve("My migrations"));
    }

    @AfterEach
    void close() {
        throwAway.close();
    }

    private List<Applied> migrate(Pack pack) {
        return new Migrator(database, pack).migrate();
    }

    @Test
    void aBareFolderOfAnyShapeIsAPack() throws SQLException {
        folder.with("V1_2__b.sql", "create table b (i int);\r\ncreate table b2 (i int)")
                .with("V1.1__a.sql", "\uFEFFcreate table a (i int);")
                .with("V4_101_1631562784__c.sql", "insert into b values (${answer}); create table c (i int);")
                .with("V5__empty.sql", "")
                .with("V6__only_comment.sql", "-- nothing; here\n/* nor /* here */ ; */\n")
                .with("below/deeper/V2__d.sql", "create table d (i int);")
                .with(
                        "below/R__f.sql",
                        "create or replace function f() returns int language sql begin atomic select 1; end;")
                .with("notes.sql", "this is no migration");

        Pack pack = folder.pack().withPlaceholders(Map.of("answer", "42"));
        assertThat(migrate(pack))
                .extracting(Applied::script)
                .containsExactly(
                        "V1.1__a.sql",
                        "V1_2__b.sql",
                        "below/deeper/V2__d.sql",
                        "V4_101_1631562784__c.sql",
                        "V5__empty.sql",
                        "V6__only_comment.sql",
                        "below/R__f.sql");
        assertThat(tables(database)).containsExactly("a", "b", "b2", "c", "d");
        assertThat(Sql.rows(database, "select i from b")).containsExactly("42");
        assertThat(migrate(pack)).isEmpty();
        assertThat(pack.name()).isEqualTo("my_migrations");
    }

    @Test
    void concurrentIndexesAreBuiltUnderFlywaysLock() throws SQLException {
        folder.with("V1__t.sql", "create table t (i int);")
                .with("V2__i.sql", "create index concurrently t_i on t (i);")
                .with("V3__v.sql", "vacuum t;")
                .with("V4__r.sql", "reindex table concurrently t;");
        assertThat(migrate(folder.pack())).hasSize(4);
        assertThat(Sql.rows(database, "select indisvalid from pg_index where indexrelid = 't_i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void anInterruptedConcurrentIndexIsBuiltAgain() throws SQLException {
        folder.with("V1__t.sql", "create table t (i int); insert into t values (1), (1);")
                .with("V2__i.sql", "create unique index concurrently t_i on t (i);");
        assertThatThrownBy(() -> migrate(folder.pack()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("V2__i.sql:1");
        assertThat(Sql.rows(database, "select indisvalid from pg_index where indexrelid = 't_i'::regclass"))
                .containsExactly("f");
        Sql.run(database, "delete from t where ctid = (select max(ctid) from t)");
        assertThat(migrate(folder.pack())).extracting(Applied::script).containsExactly("V2__i.sql");
        assertThat(Sql.rows(database, "select indisvalid from pg_index where indexrelid = 't_i'::regclass"))
                .containsExactly("t");
        assertThat(Sql.rows(database, "select count(*) from plumbline.unfinished"))
                .containsExactly("0");
    }

    @Test
    void aCompleteIndexOfSomebodyElseIsNotTakenForAHalfBuiltOne() throws SQLException {
        folder.with("V1__t.sql", "create table t (i int); create index t_i on t (i);")
                .with("V2__i.sql", "create index concurrently t_i on t (i);");
        String which = "select 't_i'::regclass::oid::text";
        assertThatThrownBy(() -> migrate(folder.pack())).hasMessageContaining("already exists");
        List<String> theirs = Sql.rows(database, which);
        assertThatThrownBy(() -> migrate(folder.pack())).hasMessageContaining("already exists");
        assertThat(Sql.rows(database, which)).isEqualTo(theirs);
    }

    @Test
    void anIndexThatTheInterruptedFileCompletedIsBuiltAgainWithTheRest() throws SQLException {
        folder.with("V1__t.sql", "create table t (i int); insert into t values (1), (1);")
                .with(
                        "V2__i.sql",
                        "create index concurrently t_a on t (i); create unique index concurrently t_b on t (i);");
        assertThatThrownBy(() -> migrate(folder.pack())).hasMessageContaining("V2__i.sql");
        Sql.run(database, "delete from t");
        assertThat(migrate(folder.pack())).extracting(Applied::script).containsExactly("V2__i.sql");
    }

    @Test
    void aFailingFileLeavesNothingAndNamesItsLine() throws SQLException {
        folder.with("V1__ok.sql", "create table a (i int);")
                .with("V2__bad.sql", "create table b (i int);\n\ninsert into b\nvalues ('x');\n");
        assertThatThrownBy(() -> migrate(folder.pack()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("V2__bad.sql:4: ERROR: invalid input syntax for type integer: \"x\"")
                .hasMessageContaining("statement: insert into b values ('x')");
        assertThat(tables(database)).containsExactly("a");
        assertThat(new Migrator(database, folder.pack()).history())
                .extracting(HistoryEntry::state)
                .containsExactly("applied", "pending");
    }

    @Test
    void everyProblemIsReportedBeforeAnythingRuns() throws SQLException {
        folder.with("V1__a.sql", "create table a (i int);");
        migrate(folder.pack());
        folder.with("V1__a.sql", "create table a (i int, j int);")
                .with("V0_5__late.sql", "select 1;")
                .with("V2__own.sql", "select 1;\nbegin;\ncreate table b (i int);\ncommit;")
                .with("V3__psql.sql", "\\echo hello\nselect ';\n\\d';")
                .with("V4__trailing.sql", "select 1;\nxyzzy plugh")
                .with("V5__mixed.sql", "create table m (i int);\ncreate index concurrently on m (i);")
                .with("V6__placeholder.sql", "select '${nobody}';")
                .with(
                        "V7__extension.sql",
                        "-- from a contrib package\ncreate /* if */ extension\n  if not exists \"no_such_thing\";")
                .with("V8__latin1.sql", "select 'é';".getBytes(StandardCharsets.ISO_8859_1))
                .with("V9_one_underscore.sql", "select 1;")
                .with("V10__both.sql", "-- migrate:up\ncreate table w (i int);\n-- migrate:down\ndrop table w;\n")
                .with("V11__up.sql", "-- +goose Up\ncreate table w (i int);\n-- +goose Down\n");
        assertThatThrownBy(() -> migrate(folder.pack()))
                .isInstanceOfSatisfying(
                        PreflightException.class,
                        e -> assertThat(e.ids())
                                .containsExactlyInAnyOrder(
                                        "checksum_drift",
                                        "out_of_order",
                                        "own_transaction",
                                        "own_transaction",
                                        "psql_command",
                                        "trailing_text",
                                        "mixed_transaction",
                                        "placeholder",
                                        "extension",
                                        "down_section",
                                        "unreadable"));
        assertThat(tables(database)).containsExactly("a");
    }

    @Test
    void twoFilesOfOneVersionAreRefused() {
        folder.with("V1__a.sql", "select 1;").with("V1.0__b.sql", "select 1;").with("V001__c.sql", "select 1;");
        assertThatThrownBy(() -> migrate(folder.pack()))
                .isInstanceOfSatisfying(
                        PreflightException.class, e -> assertThat(e.ids()).contains("duplicate_version"));
    }

    @Test
    void aServerOfAnotherVersionIsRefused() {
        folder.with("pack.yaml", "name: old\npostgresql: [9]\n").with("schema/V1__a.sql", "select 1;");
        assertThatThrownBy(() -> migrate(folder.pack()))
                .isInstanceOfSatisfying(
                        PreflightException.class, e -> assertThat(e.ids()).containsExactly("server_version"));
    }

    @Test
    void phasesHaveAHistoryEach() {
        folder.with("schema/V1__a.sql", "create table a (i int);")
                .with("optimize/V1__i.sql", "create index a_i on a (i);");
        assertThat(new Migrator(
                                database,
                                folder.pack(),
                                MigrateOptions.DEFAULT.withPhases(java.util.Set.of(Phase.SCHEMA)))
                        .migrate())
                .extracting(Applied::phase)
                .containsExactly(Phase.SCHEMA);
        assertThat(migrate(folder.pack())).extracting(Applied::phase).containsExactly(Phase.OPTIMIZE);
        assertThat(new Migrator(database, folder.pack()).history())
                .filteredOn(entry -> !entry.state().equals("baseline"))
                .extracting(entry -> entry.phase() + " " + entry.version() + " " + entry.state())
                .containsExactly("SCHEMA 1 applied", "OPTIMIZE 1 applied");
    }

    @Test
    void aTargetStopsThere() throws SQLException {
        folder.with("schema/V1__a.sql", "create table a (i int);")
                .with("schema/V2__b.sql", "create table b (i int);")
                .with("optimize/V1__i.sql", "create index b_i on b (i);");
        new Migrator(database, folder.pack(), MigrateOptions.DEFAULT.withTarget("1")).migrate();
        assertThat(tables(database)).containsExactly("a");
        migrate(folder.pack());
        assertThat(tables(database)).containsExactly("a", "b");
    }

    @Test
    void tablesWithoutAHistoryNeedABaseline() throws SQLException {
        Sql.run(database, "create table a (i int)");
        folder.with("V1__a.sql", "create table a (i int);").with("V2__b.sql", "create table b (i int);");
        assertThatThrownBy(() -> migrate(folder.pack()))
                .isInstanceOfSatisfying(
                        PreflightException.class, e -> assertThat(e.ids()).containsExactly("no_history"));
        var options = new MigrateOptions(
                java.util.Set.of(Phase.values()),
                java.util.Optional.empty(),
                new MigrateOptions.Waits(java.time.Duration.ofSeconds(1), 0, java.time.Duration.ZERO),
                false,
                java.util.Optional.of("1"),
                false,
                java.util.Set.of(),
                List.of());
        assertThat(new Migrator(database, folder.pack(), options).migrate())
                .extracting(Applied::script)
                .containsExactly("V2__b.sql");
    }

    @Test
    void aHeldLockIsWaitedForInSteps() throws Exception {
        folder.with("V1__a.sql", "create table a (i int);");
        migrate(folder.pack());
        folder.with("V2__b.sql", "alter table a add column j int;");
        var messages = new java.util.ArrayList<String>();
        var release = new java.util.concurrent.CountDownLatch(1);
        try (var holder = database.connectForUser();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table a in access share mode");
            var options = MigrateOptions.DEFAULT
                    .withWaits(new MigrateOptions.Waits(java.time.Duration.ofMillis(100), 20, java.time.Duration.ZERO))
                    .withObservers(List.of(new MigrationObserver() {
                        @Override
                        public void message(String line) {
                            messages.add(line);
                            // A first attempt may be over before anybody has looked who holds the lock.
                            if (line.contains("held up by a lock of")) {
                                release.countDown();
                            }
                        }
                    }));
            var releasing = new Thread(() -> {
                try {
                    release.await();
                    holder.rollback();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            releasing.start();
            assertThat(new Migrator(database, folder.pack(), options).migrate()).hasSize(1);
            releasing.join();
        }
        assertThat(messages)
                .anyMatch(line -> line.matches(
                        "(?s).*V2__b\\.sql: no lock within 100 ms, held up by a lock of .*; attempt \\d+ of 21, .*"));
    }

    @Test
    void theSecondOperatorIsToldWhoIsAtWork() {
        try (var first = OperatorLock.take(database, "plumbline migrate x", java.time.Duration.ZERO, line -> {})) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> OperatorLock.take(
                            database, "plumbline undo x", java.time.Duration.ofMillis(300), line -> {}))
                    .hasMessageContaining("plumbline migrate x (process ");
        }
        OperatorLock.take(database, "plumbline undo x", java.time.Duration.ZERO, line -> {})
                .close();
    }

    @Test
    void severalFoldersMakeOnePack() throws SQLException {
        folder.with("common/V1__a.sql", "create table a (i int);").with("extra/V2__b.sql", "create table b (i int);");
        Pack pack =
                Packs.find(folder.path().resolve("common") + "," + folder.path().resolve("extra"));
        migrate(pack);
        assertThat(tables(database)).containsExactly("a", "b");
    }
}
