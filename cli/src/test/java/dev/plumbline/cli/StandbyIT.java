package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb against a real standby: what reads works there, what writes is refused before it has done anything. */
class StandbyIT {
    @TempDir
    static Path servers;

    @TempDir
    static Path folder;

    private static StandbyPair pair;

    @BeforeAll
    static void open() throws Exception {
        pair = StandbyPair.start(servers);
        Sql.run(pair.primary("postgres"), "create database shop");
        Files.createDirectories(folder.resolve("pack"));
        file("pack/V0001__make_item.sql", "create table item (id int primary key, name text, size int);\n");
        file("pack/U0001__make_item.sql", "drop table item;\n");
        file("pack/V0002__add_names.sql", "create materialized view names as select name from item;\n");
        file("pack/U0002__add_names.sql", "drop materialized view names;\n");
        file("items.csv", "id,name,size\n1,one,1\n2,two,2\n");
        Ran migrated = run(pair.primary("shop"), "migrate", path("pack"));
        assertThat(migrated.code()).as(migrated.err()).isZero();
        Sql.run(pair.primary("shop"), "insert into item values (1, 'one', 1), (2, 'two', 2)");
        pair.catchUp();
    }

    @AfterAll
    static void close() {
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    void whatReadsWorks() {
        Database standby = pair.standby("shop");
        for (List<String> verb : List.of(
                List.of("migrate", path("pack")),
                List.of("migrate", path("pack"), "--check"),
                List.of("history", path("pack")),
                List.of("current", path("pack")),
                List.of("verify", path("pack"), "--only", "contract,data,health"),
                List.of("snapshot", "--out", path("shop.snapshot")),
                List.of("verify", "--against", path("shop.snapshot")),
                List.of("backup", path("pack"), "--out", path("shop.plumb")))) {
            Ran ran = run(standby, verb.toArray(String[]::new));
            assertThat(ran.code()).as(verb + "\n" + ran.out() + ran.err()).isZero();
        }
        Ran health = run(standby, "verify", "--verbose");
        assertThat(health.out()).containsPattern("skipped +\\S*unused_index.* a standby counts its own queries alone");
    }

    @Test
    void whatWritesIsRefusedBeforeItBegins() throws Exception {
        Files.createDirectories(folder.resolve("more"));
        try (Stream<Path> files = Files.list(folder.resolve("pack"))) {
            for (Path one : files.toList()) {
                Files.copy(one, folder.resolve("more").resolve(one.getFileName()));
            }
        }
        file("more/V0003__add_price.sql", "alter table item add column price int;\n");
        Ran kept = run(pair.primary("shop"), "backup", path("pack"), "--out", path("primary.plumb"));
        assertThat(kept.code()).as(kept.err()).isZero();
        Map<List<String>, String> verbs = Map.ofEntries(
                Map.entry(List.of("migrate", path("more")), "changed"),
                Map.entry(List.of("migrate", path("pack"), "--repair"), "changed"),
                Map.entry(List.of("undo", path("pack"), "--dry-run"), "changed"),
                Map.entry(List.of("undo", path("pack"), "--to", "0", "--backup-to", path("backups")), "changed"),
                Map.entry(List.of("refresh"), "changed"),
                Map.entry(List.of("restore", "--from", path("primary.plumb"), "--replace"), "changed"),
                Map.entry(List.of("reconcile", path("pack")), "changed"),
                Map.entry(List.of("quarantine", path("pack")), "changed"),
                Map.entry(List.of("reset", path("pack"), "--confirm", "shop"), "changed"),
                Map.entry(
                        List.of(
                                "backfill",
                                path("pack"),
                                "--table",
                                "item",
                                "--set",
                                "size = 0",
                                "--where",
                                "size > 0"),
                        "changed"),
                Map.entry(List.of("load", "--table", "item", "--from", path("items.csv"), "--mode", "sync"), "loaded"),
                Map.entry(
                        List.of(
                                "load",
                                "--table",
                                "item",
                                "--from",
                                path("items.csv"),
                                "--mode",
                                "upsert",
                                "--chunk",
                                "1"),
                        "loaded"));
        Database standby = pair.standby("shop");
        for (Map.Entry<List<String>, String> verb : verbs.entrySet()) {
            Ran ran = run(standby, verb.getKey().toArray(String[]::new));
            assertThat(ran.code())
                    .as(verb.getKey() + "\n" + ran.out() + ran.err())
                    .isEqualTo(3);
            assertThat(ran.err().lines().reduce((first, second) -> second).orElse(""))
                    .isEqualTo("plumbline: " + standby + " is a standby (in recovery): connect to its primary ("
                            + pair.primary("shop").hosts() + "); nothing was " + verb.getValue());
        }
        assertThat(folder.resolve("backups"))
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
        Ran made = run(pair.standby("new"), "migrate", path("pack"), "--create-database");
        assertThat(made.code()).isEqualTo(3);
        assertThat(made.err()).contains("is a standby (in recovery): connect to its primary");
    }

    @Test
    void whoIsSetToReadOnlyIsTold() throws Exception {
        Sql.run(pair.primary("postgres"), "create database calm");
        Database calm = pair.primary("calm");
        Sql.run(calm, "alter database calm set default_transaction_read_only = on");
        Ran ran = run(calm, "migrate", path("pack"));
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.err())
                .contains("only reads: default_transaction_read_only is on")
                .contains("nothing was changed");
        assertThat(Sql.ask(calm, "select count(*) from pg_class where oid >= 16384"))
                .isEqualTo("0");
    }

    @Test
    void whatIsUnloggedIsNamed() throws Exception {
        Sql.run(pair.primary("postgres"), "create database fast");
        Sql.run(pair.primary("fast"), "create table a (id int primary key); insert into a values (1)");
        Sql.run(
                pair.primary("fast"),
                "create unlogged table u (id serial primary key, a int references a); insert into u (a) values (1)");
        pair.catchUp();
        Database standby = pair.standby("fast");
        Ran health = run(standby, "verify");
        assertThat(health.code()).as(health.out() + health.err()).isZero();
        Ran backup = run(standby, "backup", "--out", path("fast.plumb"));
        assertThat(backup.code()).isEqualTo(3);
        assertThat(backup.err())
                .contains(
                        "a standby does not have what is unlogged (public.u, public.u_id_seq): take it from its primary");
        assertThat(folder.resolve("fast.plumb")).doesNotExist();
        Ran snapshot = run(standby, "snapshot", "--out", path("fast.snapshot"));
        assertThat(snapshot.code()).as(snapshot.err()).isZero();
        assertThat(snapshot.err()).contains("not read: public.u: a standby does not have what is unlogged");
        assertThat(snapshot.out()).contains("1 row,").contains("2 not read");
    }

    @Test
    void aConflictWithRecoveryIsWorded() throws Exception {
        Sql.run(pair.primary("postgres"), "create database busy");
        Database primary = pair.primary("busy");
        Sql.run(primary, "create table t as select generate_series(1, 1000) as id");
        pair.catchUp();
        Sql.run(pair.standby("postgres"), "alter system set max_standby_streaming_delay = 0");
        Sql.run(pair.standby("postgres"), "select pg_reload_conf()");
        try (Connection connection = pair.standby("busy").connect()) {
            assertThatThrownBy(() -> ConsistentRead.of(connection, () -> {
                        long rows = Sql.number(connection, "select count(*) from public.t");
                        Sql.run(primary, "delete from t");
                        Sql.run(primary, "vacuum t");
                        for (int i = 0; i < 1200; i++) {
                            Sql.number(connection, "select count(*) from public.t");
                            pause();
                        }
                        return rows;
                    }))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("the standby cancelled it to keep up with its primary")
                    .hasMessageContaining("hot_standby_feedback");
        } finally {
            Sql.run(pair.standby("postgres"), "alter system reset max_standby_streaming_delay");
            Sql.run(pair.standby("postgres"), "select pg_reload_conf()");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Ran run(Database database, String... verb) {
        String[] all = Stream.concat(Stream.of(verb), Stream.of("--url", Ran.url(database)))
                .toArray(String[]::new);
        return Ran.command(all);
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
