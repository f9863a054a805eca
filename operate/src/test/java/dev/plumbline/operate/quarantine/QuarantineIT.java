package dev.plumbline.operate.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.Restore;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.quarantine.Quarantine.Count;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows aside and back, on a schema that makes it hard: names, partitions, keys of its own, circles, cascades that are in force. */
class QuarantineIT {
    private static final String SCHEMA = """
            create schema "Odd Schema";
            create table "Odd Schema"."Owner" ("Id" int primary key, note text);
            create table "Odd Schema"."Thing" (
                id int generated always as identity primary key, "Owner Id" int, part_of int, size int,
                double int generated always as (size * 2) stored, label text);
            create table piece (thing int, day date, tags text[], quantity numeric) partition by range (day);
            create table piece_1 partition of piece for values from ('2024-01-01') to ('2025-01-01');
            create table piece_2 partition of piece default;
            insert into "Odd Schema"."Owner" values (1, null), (2, '');
            insert into "Odd Schema"."Thing" ("Owner Id", part_of, size, label) values
                (1, null, 1, 'good'), (9, 1, 2, 'orphan'), (null, 2, 3, 'part of the orphan'), (2, null, -4, E'tab\\t"quote"'),
                (2, 3, 5, 'part of a part'), (8, 5, 6, 'orphan, too');
            insert into piece values (1, '2024-05-01', '{a,"b c"}', 1.50), (2, '2024-06-01', null, null),
                (3, '2026-01-01', '{}', 'NaN'), (5, '2023-01-01', array[null], 0), (77, '2024-01-01', null, 7);
            alter table "Odd Schema"."Thing" add constraint thing_part_fk foreign key (part_of)
                references "Odd Schema"."Thing" on delete cascade not valid;
            alter table "Odd Schema"."Thing" add constraint "Owner!" foreign key ("Owner Id")
                references "Odd Schema"."Owner" not valid;
            alter table "Odd Schema"."Thing" add constraint positive check (size > 0) not valid;
            """;

    @TempDir
    private Path folder;

    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void make() throws SQLException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        Sql.run(database, SCHEMA);
    }

    @AfterEach
    void drop() {
        holder.close();
    }

    @Test
    void orphansAndWhatRefersToThemGoAsideAndComeBackAsTheyWere() throws SQLException {
        // It would take the parts of an orphan along, were they not aside before it is deleted.
        Sql.run(
                database,
                "alter table piece_1 add foreign key (thing) references \"Odd Schema\".\"Thing\" on delete cascade not valid;"
                        + " alter table piece_2 add foreign key (thing) references \"Odd Schema\".\"Thing\" on delete set null not valid");
        String before = everything();

        assertThat(quarantine(Optional.empty()).list())
                .contains(
                        new Count("Owner!", "\"Odd Schema\".\"Thing\"", 2),
                        new Count("positive", "\"Odd Schema\".\"Thing\"", 1),
                        new Count("thing_part_fk", "\"Odd Schema\".\"Thing\"", 0));
        assertThat(everything()).isEqualTo(before);

        assertThat(quarantine(Optional.empty()).move("Owner!"))
                .containsExactlyInAnyOrder(
                        new Count("Owner!", "public.piece_1", 1),
                        new Count("Owner!", "public.piece_2", 2),
                        new Count("Owner!", "\"Odd Schema\".\"Thing\"", 4));
        assertThat(Sql.ask(database, "select string_agg(label, ', ' order by id) from \"Odd Schema\".\"Thing\""))
                .isEqualTo("good, tab\t\"quote\"");
        assertThat(Sql.ask(database, "select count(*) from piece")).isEqualTo("2");
        assertThat(Sql.ask(
                        database,
                        "select string_agg(id || ' ' || quarantine_reason, '; ' order by id)"
                                + " from quarantine.\"Odd Schema.Thing\""))
                .startsWith(
                        "2 refers to no row of \"Odd Schema\".\"Owner\"; 3 refers to a row of \"Odd Schema\".\"Thing\"");
        Sql.run(database, "alter table \"Odd Schema\".\"Thing\" validate constraint \"Owner!\"");

        assertThatThrownBy(() -> quarantine(Optional.empty()).restore("Owner!"))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("Owner!")
                .hasMessageContaining("nothing was changed");
        Sql.run(database, "alter table \"Odd Schema\".\"Thing\" drop constraint \"Owner!\"");
        quarantine(Optional.empty()).restore("Owner!");

        assertThat(everything()).isEqualTo(before);
        assertThat(Sql.ask(database, "select to_regnamespace('quarantine') is null"))
                .isEqualTo("t");
    }

    @Test
    void aBackupCarriesWhatIsAside() throws SQLException {
        String before = everything();
        quarantine(Optional.empty()).move("Owner!");
        String aside = "select string_agg(q::text, '; ' order by id) from quarantine.\"Odd Schema.Thing\" q";
        String moved = Sql.ask(database, aside);
        Path file = folder.resolve("db.plumb");
        Backup.write(database, file, BackupOptions.defaults(), Progress.silent());
        try (var other = ThrowAwayDatabase.create();
                BackupFile opened = BackupFile.open(file)) {
            Restore.run(other.database(), opened, RestoreOptions.defaults(), Progress.silent());
            Database first = database;
            database = other.database();
            try {
                assertThat(Sql.ask(database, aside)).isEqualTo(moved);
                Sql.run(database, "alter table \"Odd Schema\".\"Thing\" drop constraint \"Owner!\"");
                quarantine(Optional.empty()).restore("Owner!");
                assertThat(everything()).isEqualTo(before);
            } finally {
                database = first;
            }
        }
    }

    @Test
    void rowsThatACheckRefusesGoAside() throws SQLException {
        quarantine(Optional.empty()).move("positive");

        assertThat(Sql.ask(database, "select size || label from quarantine.\"Odd Schema.Thing\""))
                .isEqualTo("-4tab\t\"quote\"");
        Sql.run(database, "alter table \"Odd Schema\".\"Thing\" validate constraint positive");
        assertThat(quarantine(Optional.empty()).move("positive")).isEmpty();
    }

    @Test
    void aConstraintOfThePackThatIsStillToComeIsKnown() throws Exception {
        Files.writeString(
                folder.resolve("V1__tables.sql"),
                "create table a (id int primary key); create table b (id int primary key, a_id int);");
        Files.writeString(
                folder.resolve("V2__key.sql"),
                "alter table b add constraint b_a foreign key (a_id) references a not valid;"
                        + " alter table b add column later int; alter table b add constraint later check (later > 0);");
        Sql.run(
                database,
                "create table a (id int primary key); create table b (id int primary key, a_id int);"
                        + " insert into a values (1); insert into b values (1, 1), (2, 2), (3, null)");
        var quarantine = quarantine(Optional.of(folder));

        assertThat(quarantine.list()).contains(new Count("b_a", "public.b", 1));
        assertThat(Sql.ask(database, "select count(*) from pg_constraint where conname = 'b_a'"))
                .isEqualTo("0");
        assertThat(quarantine.move("b_a")).containsExactly(new Count("b_a", "public.b", 1));
        assertThatThrownBy(() -> quarantine.move("b_b"))
                .hasMessageContaining("no foreign key or check 'b_b'")
                .hasMessageContaining("b_a");
    }

    @Test
    void aTableOfTheNameThatHasAnotherShapeIsNotWrittenTo() throws SQLException {
        Sql.run(database, "create schema quarantine; create table quarantine.\"Odd Schema.Thing\" (id int)");
        String before = everything();

        assertThatThrownBy(() -> quarantine(Optional.empty()).move("positive"))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("expected those of \"Odd Schema\".\"Thing\"");
        assertThat(everything()).isEqualTo(before);
    }

    private Quarantine quarantine(Optional<Path> pack) {
        return new Quarantine(
                database, pack.map(path -> Packs.find(path.toString())), Duration.ofSeconds(10), line -> {});
    }

    /** Every row of every table of the user's. */
    private String everything() throws SQLException {
        return Sql.ask(
                database,
                "select concat((select string_agg(t::text, E'\\n' order by id) from \"Odd Schema\".\"Thing\" t), E'\\n',"
                        + " (select string_agg(tableoid::regclass || p::text, E'\\n' order by p::text) from piece p))");
    }
}
