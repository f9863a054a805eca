package dev.plumbline.schema.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code migrate} says when something is not as it should be: where, what, and what to do. */
class MessagesIT {
    /** Tries again once, after a moment. */
    private static final MigrateOptions IMPATIENT =
            MigrateOptions.DEFAULT.withWaits(new MigrateOptions.Waits(Duration.ofMillis(200), 1, Duration.ZERO));

    @TempDir
    Path temp;

    private ThrowAwayDatabase throwAway;
    private Database database;
    private MigrationFolder folder;

    @BeforeEach
    void open() {
        throwAway = ThrowAwayDatabase.create();
        database = throwAway.database();
        folder = new MigrationFolder(temp.resolve("pack"));
    }

    @AfterEach
    void close() {
        throwAway.close();
    }

    private List<Applied> migrate() {
        return new Migrator(database, folder.pack()).migrate();
    }

    @Test
    void theNewestAppliedFileThatIsGoneIsMissed() throws Exception {
        folder.with("V1__a.sql", "create table a (i int);").with("V2__b.sql", "create table b (i int);");
        migrate();
        Files.delete(folder.path().resolve("V2__b.sql"));
        assertThatThrownBy(this::migrate)
                .hasMessageContaining("V2__b.sql")
                .hasMessageContaining("the file is no longer in the pack: no newer one is either")
                .hasMessageContaining("--allow missing_file");
        assertThat(new Migrator(database, folder.pack()).history())
                .extracting(entry -> entry.script() + " " + entry.state())
                .contains("V2__b.sql missing");
    }

    @Test
    void anErrorIsLabelledWithItsStatementAndNotWithTheCommentAbove() {
        folder.with(
                "V1__a.sql",
                "create table a (i int);\n\n-- The first rows;\n/* of\n   many */\ninsert into a\n"
                        + "-- within\nvalues ('x');\n");
        assertThatThrownBy(this::migrate)
                .hasMessageContaining("V1__a.sql:8: ERROR: invalid input syntax for type integer: \"x\"")
                .hasMessageContaining("statement: insert into a")
                .hasMessageNotContaining("The first rows")
                .hasMessageNotContaining("many");
    }

    /** PostgreSQL's comments nest, those of other languages end at the first mark. */
    @ParameterizedTest
    @CsvSource({"/* a note */ about this */,3,about", "/* a note\\n*/ left behind */,4,left"})
    void aCommentThatClosesEarlyIsToldWhereItIs(String comment, int line, String near) {
        folder.with(
                "V1__a.sql",
                "create table a (i int);\n\n" + comment.replace("\\n", "\n") + "\ncreate table b (i int);\n");
        assertThatThrownBy(this::migrate)
                .hasMessageContaining("V1__a.sql:" + line + ":")
                .hasMessageContaining("\"" + near + "\"");
    }

    @Test
    void aCommentThatNeverClosesIsToldWhereItBegins() {
        folder.with("V1__a.sql", "create table a (i int);\n\n/* outer /* inner */\ncreate table b (i int);\n");
        assertThatThrownBy(this::migrate).hasMessageContaining("V1__a.sql:3: the comment that begins here never ends");
    }

    @Test
    void whoHoldsALockIsNamed() throws Exception {
        folder.with("V1__a.sql", "create table a (i int);");
        migrate();
        folder.with("V2__b.sql", "alter table a add column j int;");
        var messages = new ArrayList<String>();
        try (var holder = database.connectForUser();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("set application_name = 'a long report'");
            statement.execute("select count(*) /* the last quarter */ from a");
            String pid = Sql.rows(database, "select pid from pg_stat_activity where application_name = 'a long report'")
                    .get(0);
            String since = Sql.rows(
                            database,
                            "select to_char(xact_start, 'YYYY-MM-DD HH24:MI:SS') from pg_stat_activity where pid = "
                                    + pid)
                    .get(0);
            var options = IMPATIENT.withObservers(List.of(new MigrationObserver() {
                @Override
                public void message(String line) {
                    messages.add(line);
                }
            }));
            assertThatThrownBy(() -> new Migrator(database, folder.pack(), options).migrate())
                    .hasMessageContaining("process " + pid + " of " + database.user() + " (a long report)")
                    .hasMessageContaining("in its transaction since " + since)
                    .hasMessageContaining("last at: select count(*) /* the last quarter */ from a");
        }
        assertThat(messages).anyMatch(line -> line.contains("V2__b.sql: no lock within 200 ms"));
    }

    @Test
    void aWaitThatTheFileItselfEndsIsNotCalledOurs() throws Exception {
        folder.with("V1__a.sql", "create table a (i int);");
        migrate();
        folder.with("V2__b.sql", "lock table a in access exclusive mode nowait;\nalter table a add column j int;");
        try (var holder = database.connectForUser();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select count(*) from a");
            assertThatThrownBy(() -> new Migrator(database, folder.pack(), IMPATIENT).migrate())
                    .hasMessageContaining("the statement's own lock_timeout, or NOWAIT, ended the wait")
                    .hasMessageNotContaining("no lock within");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table t (c citext) | citext comes with extension citext",
                "create table t (c hstore default 'a=>1') | hstore comes with extension hstore",
                "create table t (i int); create index on t using gin (i) | that operator class comes with extension btree_gin",
                "create table t (c text); create index on t using gin (c gin_trgm_ops) | gin_trgm_ops comes with extension pg_trgm",
                "select uuid_generate_v4() | uuid_generate_v4 comes with extension uuid-ossp",
                "select st_makepoint(1, 2) | st_makepoint comes with extension postgis",
                "create table t (`name` text) | backticks around names are another database's SQL",
            })
    void whatTheServerDoesNotKnowIsExplained(String sql, String hint) throws SQLException {
        folder.with("V1__a.sql", sql + ";");
        assertThatThrownBy(this::migrate).hasMessageContaining("(" + hint);
        Sql.run(database, "select 1");
    }
}
