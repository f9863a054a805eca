package dev.plumbline.packs.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.Backup;
import dev.plumbline.operate.backup.BackupOptions;
import dev.plumbline.operate.backup.RestoreOptions;
import dev.plumbline.operate.reconcile.Reading;
import dev.plumbline.operate.reconcile.Reconcile;
import dev.plumbline.operate.reconcile.ReconcileOptions;
import dev.plumbline.operate.reconcile.ReconcileStep;
import dev.plumbline.operate.reconcile.ReconcileUndo;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every older shape of the table, brought to what the pack builds and back; plain SQL says what is in it. */
class ToolsReconcileIT {
    private static final String ROWS =
            "select string_agg(concat_ws(' ', key, platform, tags, usage_count), ' | ' order by key) from tool";
    private static final String STATE = """
            select string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)), '; ' order by attnum)
              || coalesce((select string_agg(t::text, ' | ' order by t::text) from tool as t), '')
              || (select string_agg(indexdef, ' ' order by indexname) from pg_indexes where tablename = 'tool')
              || (select string_agg(extname, ' ' order by extname) from pg_extension)
            from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attrelid = 'tool'::regclass and attnum > 0 and not attisdropped
            """;

    @TempDir
    Path folder;

    private final Pack pack = Packs.find("tools");
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

    /** The columns there are, beside key, name and short_desc; the values of a row each; the rows wanted. */
    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '"', textBlock = """
        platform text, tags text                           ! ('a', 'linux', 'net,disk'), ('b', null, ''), ('c', '{p,q}', '["x", "y z"]')! a {linux} {net,disk} 0 | b {} {} 0 | c {p,q} {x,"y z"} 0
        platform text default 'any', tags text default ''  ! ('a', 'linux, macos', 'net'), ('b', default, default)                       ! a {linux,macos} {net} 0 | b {any} {} 0
        platform varchar(80), tags varchar default 'x,y'   ! ('a', 'linux', 'net;disk'), ('b', '"web"', default)                         ! a {linux} {net;disk} 0 | b {web} {x,y} 0
        platform jsonb, tags jsonb not null default '[]'   ! ('a', '["linux"]', '"net,disk"'), ('b', 'null', '["y, z"]')                 ! a {linux} {net,disk} 0 | b {} {y,z} 0
        platform json, tags text[]                         ! ('a', '[]', '{net}'), ('b', null, null)                                     ! a {} {net} 0 | b {} {} 0
        platform text[], tags text[]                       ! ('a', '{linux}', '{"net,disk",x}'), ('b', '{}', '{}')                       ! a {linux} {net,disk,x} 0 | b {} {} 0
        platform text, usage_count text default '0'        ! ('a', 'linux', ' 12 '), ('b', null, null)                                   ! a {linux} {} 12 | b {} {} 0
        platform text, embedding real[]                    ! ('a', 'linux', array_fill(0.5, array[128])), ('b', null, null)              ! a {linux} {} 0 | b {} {} 0
        platform text, embedding text                      ! ('a', 'linux', array_fill(0.5, array[128])::real[]::text), ('b', null, null)! cannot
        platform text, updated_at timestamp                ! ('a', 'linux', '2026-01-02 03:04:05'), ('b', null, null)                    ! a {linux} {} 0 | b {} {} 0
        """)
    void anOlderShapeIsBroughtUpToDateAndBack(String columns, String rows, String wanted) throws Exception {
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> "tools: the server lacks " + pack.extensions());
        Sql.run(
                database,
                "create table tool (id bigserial primary key, key text not null unique, name text not null default 'n',"
                        + " short_desc text not null default 'd', " + columns + ")");
        String second = columns.replaceAll(".*, ", "").replaceAll(" .*", "");
        Sql.run(database, "insert into tool (key, platform, " + second + ") values " + rows);
        String before = Sql.ask(database, STATE);
        var reconcile = new Reconcile(database, pack, ReconcileOptions.defaults());
        if (wanted.equals("cannot")) {
            assertThat(reconcile.plan().possible()).isFalse();
            assertThatThrownBy(reconcile::apply).hasMessageContaining("nothing was changed");
            assertThat(Sql.ask(database, STATE)).isEqualTo(before);
            return;
        }

        Path backup = folder.resolve("before.plumb");
        Backup.write(database, backup, BackupOptions.defaults().withPack("tools"), (what, done, all) -> {});
        assertThat(reconcile.apply(backup)).isNotEmpty();
        assertThat(Sql.ask(database, ROWS)).isEqualTo(wanted);
        assertThat(
                        Sql.ask(
                                database,
                                "select string_agg(indexname, ' ' order by indexname) from pg_indexes where tablename = 'tool'"))
                .isEqualTo(
                        "tool_embed_ivff tool_key_idx tool_pkey tool_platform_gin tool_tags_gin tool_updated_at_idx");
        assertThat(
                        Sql.ask(
                                database,
                                "select count(*) from tool where platform is null or tags is null or meta is null or usage_count is null"))
                .isEqualTo("0");
        assertThat(reconcile.plan().steps()).isEmpty();
        assertThat(reconcile.apply()).isEmpty();

        var undo = new ReconcileUndo(database, pack);
        Sql.run(database, "insert into tool (key, name, short_desc) values ('later', 'Later', 'Came later.')");
        RestoreOptions options = RestoreOptions.defaults();
        assertThatThrownBy(() -> undo.run(backup, false, options, (what, done, all) -> {}))
                .hasMessageContaining("changed since the reconcile, and lost by undoing it: rows of public.tool");
        Sql.run(database, "delete from tool where key = 'later'");
        undo.run(backup, false, options, (what, done, all) -> {});
        assertThat(Sql.ask(database, STATE)).isEqualTo(before);
    }

    @Test
    void aMissingTableIsMadeAndGoesAgain() throws Exception {
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> "tools: the server lacks " + pack.extensions());
        Path backup = folder.resolve("before.plumb");
        Backup.write(database, backup, BackupOptions.defaults().withPack("tools"), (what, done, all) -> {});
        new Reconcile(database, pack, ReconcileOptions.defaults()).apply(backup);
        assertThat(Sql.ask(database, "select count(*) from tool")).isEqualTo("0");
        new ReconcileUndo(database, pack).run(backup, false, RestoreOptions.defaults(), (what, done, all) -> {});
        assertThat(Sql.ask(database, "select to_regclass('tool') is null")).isEqualTo("t");
    }

    @Test
    void whatCanBeReadInSeveralWaysIsShownWithTheReason() throws Exception {
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> "tools: the server lacks " + pack.extensions());
        Sql.run(
                database,
                "create table tool (id bigserial primary key, key text not null unique, name text, short_desc text, tags text)");
        Sql.run(
                database,
                "insert into tool (key, tags) values ('a', 'net,disk'), ('b', 'net'), ('c', 'disk'), ('d', 'a;b'), ('e', 'x,y;z'), ('f', '{a'), ('g', '\"h\",\"i\"')");
        assertThat(readings(ReconcileOptions.defaults()))
                .containsExactlyInAnyOrder(
                        new Reading(
                                "net,disk",
                                1,
                                "{net,disk}",
                                "split at ',' as pack.yaml says; 2 of 2 elements also stand alone in this column"),
                        new Reading(
                                "a;b", 1, "{a;b}", "one element: ',' is the rule, and it holds another separator only"),
                        new Reading(
                                "x,y;z",
                                1,
                                "{x,y;z}",
                                "split at ',' as pack.yaml says; what other separators it holds stay; 0 of 2 elements also stand alone in this column"),
                        new Reading(
                                "\"h\",\"i\"",
                                1,
                                "{\"\\\"h\\\"\",\"\\\"i\\\"\"}",
                                "opens like an array but is not one, so it is taken for plain text"));
        assertThat(readings(ReconcileOptions.defaults().splitting(";")))
                .contains(new Reading(
                        "a;b",
                        1,
                        "{a,b}",
                        "split at ';' as --split says; 0 of 2 elements also stand alone in this column"));
        assertThatThrownBy(() -> new Reconcile(database, pack, ReconcileOptions.defaults()).apply())
                .hasMessageContaining("7 rows of public.tool without name")
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void withoutABackupThereIsNoUndo() throws Exception {
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> "tools: the server lacks " + pack.extensions());
        new Reconcile(database, pack, ReconcileOptions.defaults()).apply();
        Sql.run(
                database,
                "insert into tool (key, name, short_desc, tags) values ('a', 'A', 'Does a.', '{x,y}'), ('b', 'B', 'Does b.', '{x}')");
        assertThat(new ReconcileUndo(database, pack).withoutBackup())
                .hasMessageContaining("an undo needs the backup")
                .hasMessageContaining("(public.tool.tags in 1 row); nothing was changed");
    }

    @Test
    void aServerWithoutTheExtensionIsLeftAlone() throws Exception {
        assumeFalse(PackDatabases.lacking(pack).isEmpty(), "the server has " + pack.extensions());
        Sql.run(database, "create table tool (id bigserial primary key, key text not null unique, platform text)");
        assertThatThrownBy(() -> new Reconcile(database, pack, ReconcileOptions.defaults()).apply())
                .hasMessageContaining(
                        "extension vector is not installed on this server: install its package (Debian: postgresql-")
                .hasMessageEndingWith("nothing was changed");
        assertThat(Sql.ask(
                        database,
                        "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"))
                .isEqualTo("1");
    }

    private List<Reading> readings(ReconcileOptions options) {
        return new Reconcile(database, pack, options)
                .plan().steps().stream()
                        .map(ReconcileStep::readings)
                        .flatMap(List::stream)
                        .toList();
    }
}
