package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that change a live database, run in this process: exit code, result and what is reported. */
class OperationsIT {
    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private Database database;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        Files.createDirectories(folder.resolve("pack"));
        file("V0001__make_item.sql", "create table item (id int primary key, name text);\n");
        file("U0001__make_item.sql", "drop table item;\n");
        file(
                "V0002__add_size.sql",
                "alter table item add column size int;\ncreate materialized view names as select name from item;\n");
        file("U0002__add_size.sql", "drop materialized view names;\nalter table item drop column size;\n");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void aDayInTheLifeOfAnOperator() throws Exception {
        String pack = folder.resolve("pack").toString();
        String file = folder.resolve("item.plumb").toString();
        assertThat(run("migrate", pack, "--target", "0001")).isZero();
        Sql.run(database, "insert into item select i, 'item ' || i from generate_series(1, 100) i");

        assertThat(run("rehearse", pack)).as(err).isZero();
        assertThat(out).contains("migrate again", "compare with first").doesNotContain("NOT as expected");
        assertThat(run("backup", pack, "--out", file)).as(err).isZero();
        assertThat(out)
                .contains("public.item")
                .containsPattern("(?m)^backup .*item.plumb rows=\\d+ bytes=\\d+ seconds=[\\d.]+$");
        assertThat(run("backup", pack, "--out", file)).isEqualTo(2);
        assertThat(Ran.command("restore", "--list", file).out()).contains("taken: ", "signature:  none", "flyway_");
        assertThat(Ran.command("restore", "--list", file, "--format", "json").out())
                .contains("\"objects\" : [");
        assertThat(Ran.command("restore").err()).contains("either --from FILE to restore it or --list FILE");
        assertThat(err).contains("already exists");

        assertThat(run("migrate", pack)).as(err).isZero();
        assertThat(run("current", pack)).isZero();
        assertThat(out).containsPattern("schema\\s+0002\\s+add size\\s+0");
        assertThat(run("refresh", pack)).isZero();
        assertThat(out).contains("public.names");
        assertThat(run("backfill", pack, "--table", "item", "--set", "size = id * 2", "--where", "size is null"))
                .isZero();
        assertThat(out).contains("looked_at=100 changed=100");

        assertThat(run("undo", pack, "--dry-run")).isEqualTo(1);
        assertThat(err).contains("100 values of public.item.size, which is dropped");
        assertThat(run("undo", pack, "--no-backup")).isEqualTo(1);
        assertThat(err).contains("and there is no backup");
        assertThat(run("down", pack, "--backup-to", folder.resolve("backups").toString()))
                .as(err)
                .isZero();
        assertThat(out).contains("1 migration undone");
        assertThat(Files.list(folder.resolve("backups"))).hasSize(1);

        Sql.run(database, "drop table item");
        assertThat(run("restore", pack, "--from", file)).isEqualTo(1);
        assertThat(err).contains("is not empty");
        assertThat(run("restore", pack, "--from", file, "--replace")).as(err).isZero();
        assertThat(out).contains("proven equal");
        assertThat(run("reconcile", pack)).isEqualTo(1);
        assertThat(out).contains("missing column public.item.size");
    }

    @Test
    void resetWantsTheNameOfADatabaseThatIsNotEmbedded() throws Exception {
        String pack = folder.resolve("pack").toString();
        assertThat(run("migrate", pack)).isZero();
        Sql.run(database, "create table stray (id int)");
        assertThat(run("reset", pack, "--yes")).isEqualTo(2);
        assertThat(err).contains("add --confirm " + database.name(), "nothing was changed");
        assertThat(run("reset", pack, "--confirm", "other")).isEqualTo(2);
        assertThat(run("reset", pack, "--confirm", database.name())).as(err).isZero();
        assertThat(run("reconcile", pack, "--drop")).as(out).isZero();
        assertThat(Databases.exists(database.withName(database.name() + "_plumb_old")))
                .isFalse();
    }

    @Test
    void everyVerbThatReadsTheFilesTakesTheirPlaceholders() throws Exception {
        file("V0003__named.sql", "create table ${name} (id int);\n");
        file("U0003__named.sql", "drop table ${flyway:defaultSchema}.${NAME};\n");
        String pack = folder.resolve("pack").toString();
        for (String verb : List.of("migrate", "rehearse", "verify", "reconcile")) {
            assertThat(run(verb, pack)).as(verb).isNotZero();
            assertThat(err + out).as(verb).contains("placeholder ${name} has no value");
        }
        String[] given = {"--placeholder", "name=gadget"};
        assertThat(run("rehearse", pack, given[0], given[1])).as(err + out).isZero();
        assertThat(run("migrate", pack, given[0], given[1])).as(err).isZero();
        for (String verb : List.of("current", "history", "reconcile", "verify")) {
            assertThat(run(verb, pack, given[0], given[1])).as(verb + err + out).isZero();
        }
        assertThat(run("undo", pack, "--no-backup")).isEqualTo(2);
        assertThat(err).contains("U0003__named.sql:1: placeholder ${NAME} has no value: give it with --placeholder");
        assertThat(run("undo", pack, "--no-backup", given[0], given[1])).as(err).isZero();
        assertThat(run("reset", pack, "--confirm", database.name(), given[0], given[1]))
                .as(err)
                .isZero();
        Files.writeString(folder.resolve("pack").resolve("pack.yaml"), "placeholders: {name: gadget}\n");
        assertThat(run("reconcile", pack)).as(out).isZero();
    }

    @Test
    void newWritesAMigrationAndItsUndo() throws Exception {
        String pack = folder.resolve("pack").toString();
        assertThat(run("new", pack, "add user table")).isZero();
        assertThat(out.lines())
                .containsExactly(pack + "/V0003__add_user_table.sql", pack + "/U0003__add_user_table.sql");
        assertThat(run("new", pack, "...")).isEqualTo(2);
    }

    @Test
    void shellPassesItsArgumentsOnOrSaysWhatIsMissing() {
        assertThat(run("shell", folder.resolve("pack").toString(), "--psql", "no-such-program"))
                .isEqualTo(3);
        assertThat(err).contains("no-such-program cannot be started: install the PostgreSQL client");
        Ran withoutPack =
                Ran.command("shell", "--url", Ran.url(database), "--psql", "no-such-program", "--", "-c", "select 1");
        assertThat(withoutPack.code()).isEqualTo(3);
        assertThat(withoutPack.err()).contains("no-such-program cannot be started");
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!all.get(0).equals("new")) {
            all.add("--url");
            all.add(Ran.url(database));
        }
        Ran ran = Ran.command(all.toArray(String[]::new));
        out = ran.out();
        err = ran.err();
        return ran.code();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("pack").resolve(name), text);
    }
}
