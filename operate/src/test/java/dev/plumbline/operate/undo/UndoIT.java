package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.trial.TableShape;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoIT {
    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();
    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void open() {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void aMonthThatCameWithTheCalendarIsNoDifference() throws Exception {
        file("V1__make.sql", "create table event (at date not null, primary key (at)) partition by range (at)");
        file("U1__make.sql", "drop table event");
        file(
                "V2__months.sql",
                "create table event_1 partition of event for values from ('2025-01-01') to ('2025-02-01')");
        file("U2__months.sql", "select 1");
        file("V3__more.sql", "create table more (at date references event)");
        file("U3__more.sql", "drop table more");
        migrate();
        Sql.run(
                database,
                "create table event_2 partition of event for values from ('2025-02-01') to ('2025-03-01')",
                "create index on event_2 (at desc)",
                "comment on column event_2.at is 'February'");
        undo(UndoOptions.oneStep());
        assertThat(Sql.ask(database, "select count(*) from pg_inherits where inhparent = 'event'::regclass"))
                .isEqualTo("2");
        Sql.run(database, "create table stranger (id int)");
        assertThatThrownBy(() -> undo(UndoOptions.oneStep()))
                .hasMessageContaining("table public.stranger: should not be there");
    }

    @Test
    void aDroppedTableComesBackWithEveryRow() throws Exception {
        file(
                "V1__make.sql",
                "create table parent (id int generated always as identity primary key, name text not null);"
                        + " create table child (id serial primary key, parent int references parent, note char(5), at timestamptz);"
                        + " create table bare (a int, b text); create table busy (id int primary key)");
        file("U1__make.sql", "drop table child, parent, bare, busy");
        file("V2__drop.sql", "drop table child, parent, bare");
        file(
                "U2__drop.sql",
                "create table parent (id int generated always as identity primary key, name text not null);"
                        + " create table child (id serial primary key, parent int references parent, note char(5), at timestamptz);"
                        + " create table bare (a int, b text)");
        migrate("1");
        Sql.run(
                database,
                "insert into parent (name) select 'p' || i from generate_series(1, 500) i",
                "insert into child (parent, note, at) select i, 'x', now() from generate_series(1, 500) i",
                "insert into bare select i % 3, null from generate_series(1, 10) i",
                "delete from parent where id = 501");
        String before = snapshot();
        migrate();
        assertThat(messages).anyMatch(line -> line.contains("keeping 500 of 500 rows of public.child"));
        Sql.run(database, "insert into busy values (1)");

        undo(UndoOptions.oneStep());
        Sql.run(database, "delete from busy");
        assertThat(snapshot()).isEqualTo(before);
        assertThat(Sql.ask(database, "select nextval(pg_get_serial_sequence('parent', 'id'))"))
                .isEqualTo("501");
        migrate();
        undo(UndoOptions.oneStep());
        assertThat(Sql.ask(database, "select count(*) from child")).isEqualTo("500");
    }

    @Test
    void convertedValuesComeBackUnlessTheyWereChangedSince() throws Exception {
        file("V1__make.sql", "create table tool (id int primary key, tags text default 'none', other int)");
        file("U1__make.sql", "drop table tool");
        file(
                "V2__split.sql",
                "alter table tool alter column tags drop default,"
                        + " alter column tags type text[] using string_to_array(replace(tags, ';', ','), ','), drop column other");
        file(
                "U2__split.sql",
                "alter table tool alter column tags type text using array_to_string(tags, ','),"
                        + " alter column tags set default 'none', add column other int");
        migrate("1");
        Sql.run(
                database,
                "insert into tool values (1, 'a;b', 7), (2, 'a,b', null), (3, null, 9), (4, 'x;y', null), (5, 'gone;gone', 1)");
        migrate();
        Sql.run(
                database,
                "insert into tool values (9, '{new}')",
                "update tool set tags = '{p,q}' where id = 4",
                "delete from tool where id = 5");

        assertThatThrownBy(() -> undo(UndoOptions.oneStep()))
                .hasMessageContaining("values of public.tool.tags converted from text[] to text");
        undo(UndoOptions.oneStep().withBackup(true));
        assertThat(Sql.ask(
                        database, "select string_agg(format('%s|%s|%s', id, tags, other), ' ' order by id) from tool"))
                .isEqualTo("1|a;b|7 2|a,b| 3||9 4|p,q| 9|new|");
        assertThat(messages).anyMatch(line -> line.contains("2 rows were changed or deleted since"));
    }

    @Test
    void onlyWhatTheUndoFileDoesNotBringBackIsKept() throws Exception {
        file("V1__make.sql", "create table item (id int primary key, name text, price numeric)");
        file("U1__make.sql", "drop table item");
        file(
                "V2__raise.sql",
                "update item set price = price * 2; delete from item where name = 'junk'; truncate item_log");
        file("U2__raise.sql", "update item set price = price / 2");
        file("V3__fill.sql", "alter table item add column size int; update item set size = 1");
        file("U3__fill.sql", "alter table item drop column size");
        Sql.run(database, "create table item_log (at int)", "insert into item_log values (1), (1), (2)");
        StepRecorder.migrator(
                        database,
                        pack(),
                        new MigrateOptions(
                                MigrateOptions.DEFAULT.phases(),
                                java.util.Optional.of("1"),
                                MigrateOptions.Waits.DEFAULT,
                                false,
                                java.util.Optional.of("0"),
                                false,
                                java.util.Set.of(),
                                List.of(observer())))
                .migrate();
        Sql.run(database, "insert into item values (1, 'a', 1.5), (2, 'junk', 2), (3, 'b', 0.1)");
        String before = snapshot();
        migrate();
        assertThat(messages).filteredOn(line -> line.startsWith("keeping")).hasSize(2);
        undo(UndoOptions.oneStep().to("1").withBackup(true));
        assertThat(Sql.ask(database, "select string_agg(at::text, ',' order by at) from item_log"))
                .isEqualTo("1,1,2");
        assertThat(Sql.ask(
                        database,
                        "select string_agg(format('%s %s', name, trim_scale(price)), ',' order by id) from item"))
                .isEqualTo("a 1.5,junk 2,b 0.1");
        assertThat(catalogue())
                .isEqualTo(
                        before.lines().filter(line -> !line.startsWith("rows ")).toList());
    }

    @Test
    void anUndoThatDoesNotRestoreIsRolledBack() throws Exception {
        file("V1__make.sql", "create table a (id int primary key, n int default 5)");
        file("U1__make.sql", "drop table a");
        file("V2__add.sql", "alter table a add column x int, alter column n drop default");
        file("U2__add.sql", "alter table a drop column x");
        migrate();
        String before = snapshot();
        assertThatThrownBy(() -> undo(UndoOptions.oneStep()))
                .hasMessageContaining("U2__add.sql does not restore")
                .hasMessageContaining("column public.a.n, default")
                .hasMessageContaining("expected 5");
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void aMissingUndoFileStopsEverything() throws Exception {
        file("V1__make.sql", "create table a (id int primary key)");
        file("V2__more.sql", "create table b (id int primary key)");
        file("U2__more.sql", "drop table b");
        migrate();
        assertThatThrownBy(() -> undo(UndoOptions.oneStep().to("0")))
                .hasMessageContaining("no undo file for schema V1__make.sql");
        assertThat(Sql.ask(database, "select to_regclass('b')")).isEqualTo("b");
        assertThatThrownBy(() -> undo(UndoOptions.oneStep().to("7")))
                .hasMessageContaining("version 7 is not applied in phase schema; applied are [1, 2]");
    }

    @Test
    void rowsWrittenSinceAreNamedBeforeTheyAreLost() throws Exception {
        file("V1__make.sql", "create table a (id int primary key)");
        file("U1__make.sql", "drop table a");
        migrate();
        Sql.run(database, "insert into a select generate_series(1, 42)");
        assertThatThrownBy(() -> undo(UndoOptions.oneStep()))
                .hasMessageContaining("U1__make.sql: 42 rows of public.a, which is dropped");
        undo(UndoOptions.oneStep().losingData(true));
        assertThat(Sql.ask(database, "select to_regclass('a')")).isNull();
        assertThat(undo(UndoOptions.oneStep())).isEmpty();
    }

    /** A sequence that was moved on stays so, whatever is rolled back: it tells what a trial has seen, too. */
    @Test
    void noLockOfAStepIsHeldWhileTheNextOneIsTaken() throws Exception {
        file("V1__make.sql", "create table a (id int primary key); create table b (id int primary key)");
        file("U1__make.sql", "drop table a, b");
        file("V2__a.sql", "alter table a add column n int");
        file(
                "U2__a.sql",
                "select nextval('held') from pg_locks where relation = 'b'::regclass and mode like '%Exclusive%';"
                        + " select nextval('looked'); alter table a drop column n");
        file("V3__b.sql", "alter table b add column n int");
        file("U3__b.sql", "alter table b drop column n");
        migrate("1");
        Sql.run(database, "create sequence held", "create sequence looked");
        migrate();
        Sql.run(database, "insert into b values (1)");

        undo(UndoOptions.oneStep().to("1"));
        assertThat(Sql.ask(database, "select is_called::text from looked")).isEqualTo("true");
        assertThat(Sql.ask(database, "select is_called::text from held")).isEqualTo("false");
    }

    /** Alone, and with a table that holds nothing any more. */
    @Test
    void aSequenceThatWasDroppedStandsWhereItStood() throws Exception {
        file(
                "V1__make.sql",
                "create sequence lone; create table emptied (id int generated always as identity, n int);"
                        + " create table filled (n int); create sequence new");
        file("U1__make.sql", "drop table filled, emptied; drop sequence lone, new");
        file("V2__drop.sql", "drop sequence lone; drop sequence new");
        file("U2__drop.sql", "create sequence lone; create sequence new");
        file("V3__drop.sql", "drop table emptied");
        file("U3__drop.sql", "create table emptied (id int generated always as identity, n int)");
        migrate("1");
        Sql.run(
                database,
                "insert into filled values (1)",
                "select nextval('lone') from generate_series(1, 7)",
                "insert into emptied (n) values (1), (2)",
                "delete from emptied");
        Sql.run(database, "vacuum emptied");
        migrate();

        undo(UndoOptions.oneStep().to("1"));
        assertThat(Sql.ask(
                        database,
                        "select nextval('lone') || ' ' || nextval('new') || ' ' || nextval('emptied_id_seq')"))
                .isEqualTo("8 1 3");
    }

    @Test
    void aStepThatWouldLoseRowsStopsTheWayBackBetweenTwoSteps() throws Exception {
        file("V1__make.sql", "create table a (id int primary key)");
        file("U1__make.sql", "drop table a");
        file("V2__add.sql", "alter table a add column n int");
        file("U2__add.sql", "alter table a drop column n");
        file("V3__more.sql", "create table b (id int primary key)");
        file("U3__more.sql", "drop table b");
        migrate("2");
        String before = snapshot();
        migrate();
        Sql.run(database, "insert into a values (1, 5), (2, null)");

        assertThatThrownBy(() -> undo(UndoOptions.oneStep().to("0")))
                .hasMessageContaining("U2__add.sql: 1 value of public.a.n, which is dropped")
                .hasMessageContaining("the 1 step before it stay undone, the database stands at 2");
        Sql.run(database, "delete from a");
        assertThat(snapshot()).isEqualTo(before);
        assertThat(undo(UndoOptions.oneStep().to("0"))).hasSize(2);
    }

    @Test
    void repeatableObjectsStayAsLongAsTheyCanLive() throws Exception {
        file("V1__make.sql", "create table a (id int primary key)");
        file("U1__make.sql", "drop table a");
        file("V2__more.sql", "alter table a add column n int");
        file("U2__more.sql", "alter table a drop column n");
        file("R__ids.sql", "create or replace view ids as select id from a");
        file(
                "R__numbers.sql",
                "create or replace function numbers() returns setof int language sql as 'select n from a'");
        migrate();
        undo(UndoOptions.oneStep());
        assertThat(Sql.ask(
                        database, "select to_regclass('ids') || ' ' || coalesce(to_regproc('numbers')::text, 'none')"))
                .isEqualTo("ids none");
        undo(UndoOptions.oneStep());
        assertThat(Sql.ask(database, "select to_regclass('ids')")).isNull();
        migrate();
        assertThat(Sql.ask(
                        database, "select to_regclass('ids') || ' ' || coalesce(to_regproc('numbers')::text, 'none')"))
                .isEqualTo("ids numbers");
    }

    @Test
    void aConcurrentIndexIsUndoneOutsideATransaction() throws Exception {
        file("V1__make.sql", "create table a (id int primary key, n int)");
        file("U1__make.sql", "drop table a");
        file("V2__index.sql", "create index concurrently a_n on a (n)");
        file("U2__index.sql", "drop index concurrently if exists a_n");
        migrate();
        undo(UndoOptions.oneStep().to("0"));
        migrate();
        assertThat(Sql.ask(database, "select to_regclass('a_n')")).isEqualTo("a_n");
    }

    @Test
    void aStepTakenWithoutRecordsIsHeldAgainstWhatTheMigrationsBuild() throws Exception {
        file("V1__make.sql", "create table a (id int primary key)");
        file("U1__make.sql", "drop table a");
        file("V2__more.sql", "create table b (id int primary key); create table c (id int)");
        file("U2__more.sql", "drop table b");
        new Migrator(database, pack()).migrate();
        assertThatThrownBy(() -> undo(UndoOptions.oneStep()))
                .hasMessageContaining("table public.c: should not be there");
        file("U2__more.sql", "drop table b, c");
        undo(UndoOptions.oneStep().to("0"));
        assertThat(Sql.ask(database, "select to_regclass('a')")).isNull();
    }

    @Test
    void aVersionIsNotTakenFromUnderALaterPhase() {
        Pack vehicles = Packs.find("vehicles");
        StepRecorder.migrator(database, vehicles, MigrateOptions.DEFAULT).migrate();
        var undo = new Undo(database, vehicles, UndoOptions.oneStep().to("4").only(Phase.SCHEMA));
        assertThatThrownBy(undo::plan).hasMessageContaining("applied after it and perhaps built on it: optimize");
    }

    private List<Undo.Undone> undo(UndoOptions options) {
        var undo = new Undo(database, pack(), options.telling(messages::add));
        return undo.run(undo.plan());
    }

    private void migrate() {
        StepRecorder.migrator(database, pack(), MigrateOptions.DEFAULT.withObservers(List.of(observer())))
                .migrate();
    }

    private void migrate(String target) {
        StepRecorder.migrator(database, pack(), MigrateOptions.DEFAULT.withTarget(target))
                .migrate();
    }

    private dev.plumbline.schema.migrate.MigrationObserver observer() {
        return new dev.plumbline.schema.migrate.MigrationObserver() {
            @Override
            public void message(String line) {
                messages.add(line);
            }
        };
    }

    private Pack pack() {
        return Packs.find(folder.toString());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text + ";\n");
    }

    private List<String> catalogue() throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Catalog.read(connection, CatalogScope.everything())
                    .canonicalText()
                    .lines()
                    .toList();
        }
    }

    /** The catalogue and every row of every table, as text. */
    private String snapshot() throws SQLException {
        var text = new StringBuilder(String.join("\n", catalogue()));
        try (Connection connection = database.connectForUser()) {
            for (TableShape shape : TableShape.all(connection).values()) {
                for (String row : Rows.list(
                        connection, "select t::text from " + shape.sql() + " t order by 1", r -> r.getString(1))) {
                    text.append("\nrows ").append(shape).append(' ').append(row);
                }
            }
        }
        return text.toString();
    }
}
