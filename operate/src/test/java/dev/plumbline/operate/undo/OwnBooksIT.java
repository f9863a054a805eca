package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema in which the books are kept: where they come from, what they keep clear of, what is left of them. */
class OwnBooksIT {
    /** As the first versions made them, beside the user's tables. */
    private static final List<String> OLD = List.of(
            "create table plumbline_step (phase text not null, version text not null, script text not null,"
                    + " recorded_at timestamptz not null default now(), fingerprint text not null, catalogue bytea not null,"
                    + " catalogue_length integer not null, constraint plumbline_step_pkey primary key (phase, version))",
            "create table plumbline_kept (kept text not null, phase text not null, version text not null,"
                    + " schema_name text not null, table_name text not null, columns text[] not null, types text[] not null,"
                    + " key text[] not null, dropped boolean not null, row_count bigint not null, now_table text,"
                    + " now_columns text[], constraint plumbline_kept_pkey primary key (kept))",
            "create table plumbline_kept_sequence (phase text not null, version text not null, sequence text not null,"
                    + " last_value bigint not null, is_called boolean not null,"
                    + " constraint plumbline_kept_sequence_pkey primary key (phase, version, sequence))",
            "create table plumbline_repeatable (phase text not null, script text not null, objects text[] not null,"
                    + " constraint plumbline_repeatable_pkey primary key (phase, script))",
            "create table plumbline_backfill (id text not null, table_name text not null, assignments text not null,"
                    + " condition text not null, last_key text[], looked bigint not null default 0, changed bigint not null"
                    + " default 0, started_at timestamptz not null default now(), updated_at timestamptz not null default now(),"
                    + " finished_at timestamptz, constraint plumbline_backfill_pkey primary key (id))",
            "create table plumbline_kept_schema_0001_1 (n bigint, was text)",
            "insert into plumbline_step values ('schema', '0001', 'V0001__a.sql', '2026-01-02 03:04:05+00', 'f', 'abc', 3)",
            "insert into plumbline_kept values ('plumbline_kept_schema_0001_1', 'schema', '0001', 'public', 'gone', '{i}',"
                    + " '{integer}', '{}', true, 2)",
            "insert into plumbline_kept_sequence values ('schema', '0001', 'public.s', 41, true)",
            "insert into plumbline_repeatable values ('schema', 'R__f.sql', '{function f()}')",
            "insert into plumbline_backfill (id, table_name, assignments, condition, looked) values ('x', 't', 'a=1', '', 9)",
            "insert into plumbline_kept_schema_0001_1 values (1, '(1)'), (2, '(2)')",
            // Not of the books, though named like one.
            "create table plumbline_notes (note text)");

    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        Files.writeString(folder.resolve("V1__make.sql"), "create table item (id int primary key);\n");
        Files.writeString(folder.resolve("U1__make.sql"), "drop table item;\n");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void booksOfEarlierVersionsAreBroughtOverWithAllTheyHold() throws Exception {
        Sql.run(database, OLD.toArray(String[]::new));
        migrate(fromZero());
        assertThat(
                        Sql.rows(
                                database,
                                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1"))
                .containsExactly("flyway_schema_history", "item", "plumbline_notes");
        assertThat(
                        Sql.rows(
                                database,
                                "select concat_ws(' ', home, phase, version, script, recorded_at at time zone 'UTC',"
                                        + " convert_from(catalogue, 'UTF8'), catalogue_length) from plumbline.step where version = '0001'"))
                .containsExactly("public schema 0001 V0001__a.sql 2026-01-02 03:04:05 abc 3");
        assertThat(Sql.rows(
                        database,
                        "select concat_ws(' ', home, kept, phase, version, schema_name, table_name, columns, types, key,"
                                + " dropped, row_count) from plumbline.kept"))
                .containsExactly("public kept_schema_0001_1 schema 0001 public gone {i} {integer} {} t 2");
        assertThat(
                        Sql.rows(
                                database,
                                "select concat_ws(' ', home, phase, version, sequence, last_value, is_called) from plumbline.kept_sequence"))
                .containsExactly("public schema 0001 public.s 41 t");
        assertThat(Sql.rows(database, "select concat_ws(' ', home, phase, script, objects) from plumbline.repeatable"))
                .containsExactly("public schema R__f.sql {\"function f()\"}");
        assertThat(Sql.rows(database, "select n || was from plumbline.kept_schema_0001_1 order by 1"))
                .containsExactly("1(1)", "2(2)");
    }

    @Test
    void aSchemaOfThatNameThatIsSomebodyElsesIsLeftAsItIs() throws Exception {
        String role = "plumbline_gardener_" + Long.toHexString(System.nanoTime());
        Sql.run(database, "create role " + role);
        try {
            Sql.run(
                    database,
                    "create schema plumbline authorization " + role,
                    "create table plumbline.roses (name text)",
                    "alter table plumbline.roses owner to " + role,
                    "insert into plumbline.roses values ('Peace')");
            List<String> before = everything();
            assertThatThrownBy(() -> migrate(MigrateOptions.DEFAULT))
                    .hasMessageContaining(
                            "schema plumbline belongs to " + role + " and is used for something else (it holds roses)")
                    .hasMessageContaining("rename the one there is");
            assertThat(everything()).isEqualTo(before);
            assertThat(Sql.rows(database, "select name from plumbline.roses")).containsExactly("Peace");
        } finally {
            Sql.run(database, "drop schema plumbline cascade", "drop role " + role);
        }
    }

    @Test
    void aTableOfSomebodyElsesThatIsCalledAsOneOfOursIsLeftAsItIs() throws Exception {
        Sql.run(database, "create schema plumbline", "create table plumbline.step (of text, tango text)");
        try {
            List<String> before = everything();
            assertThatThrownBy(() -> migrate(fromZero()))
                    .hasMessageContaining("is used for something else (it holds step)")
                    .hasMessageContaining("rename the one there is");
            assertThat(everything()).isEqualTo(before);
        } finally {
            Sql.run(database, "drop schema plumbline cascade");
        }
    }

    /** For a database with tables of its own and no history. */
    private static MigrateOptions fromZero() {
        MigrateOptions usual = MigrateOptions.DEFAULT;
        return new MigrateOptions(
                usual.phases(),
                usual.target(),
                usual.waits(),
                usual.outOfOrder(),
                Optional.of("0"),
                usual.repair(),
                usual.allow(),
                usual.observers());
    }

    private void migrate(MigrateOptions options) {
        StepRecorder.migrator(database, pack(), options).migrate();
    }

    private Pack pack() {
        return Packs.find(folder.toString());
    }

    private List<String> everything() throws SQLException {
        return Sql.rows(
                database,
                "select c.oid::regclass || ' ' || pg_get_userbyid(c.relowner) || ' ' || relkind::text from pg_class c"
                        + " join pg_namespace n on n.oid = c.relnamespace where nspname !~ '^pg_' and nspname <> 'information_schema'"
                        + " union all select nspname || ' ' || pg_get_userbyid(nspowner) from pg_namespace where nspname !~ '^pg_' order by 1");
    }
}
