package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each verb does its work for a role that has just the rights the files in {@code docs/grants} give it. */
class GrantsIT {
    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private String owner = "";
    private String reader = "";

    @BeforeEach
    void open() throws Exception {
        holder = ThrowAwayDatabase.create();
        owner = holder.database().name() + "_owner";
        reader = holder.database().name() + "_reader";
        Sql.run(
                holder.database(),
                "create role " + owner + " login password 'owner'",
                "create role " + reader + " login password 'reader'",
                "revoke all on database " + holder.database().name() + " from public",
                "revoke all on schema public from public");
        grant(holder.database(), "own.sql");
        Files.createDirectories(folder.resolve("pack"));
        file("V0001__make_item.sql", "create table item (id int primary key, name text, size int);\n");
        file("U0001__make_item.sql", "drop table item;\n");
        file("V0002__add_names.sql", "create materialized view names as select name from item;\n");
        file("U0002__add_names.sql", "drop materialized view names;\n");
        file("items.csv", "id,name,size\n1,one,1\n2,two,2\n");
    }

    @AfterEach
    void close() throws SQLException {
        holder.close();
        Sql.run(ThrowAwayDatabase.server().database("postgres"), "drop role " + owner, "drop role " + reader);
    }

    @Test
    void theOwnerOfTheDatabaseNeedsNoMore() {
        Database database = owner();
        works(database, "migrate", pack());
        works(database, "load", pack(), "--table", "item", "--from", path("items.csv"));
        works(database, "refresh", pack());
        works(database, "backfill", pack(), "--table", "item", "--set", "size = id * 2", "--where", "size < 10");
        works(database, "rehearse", pack());
        works(database, "backup", pack(), "--out", path("item.plumb"));
        works(database, "undo", pack(), "--to", "0001", "--backup-to", path("backups"));
        works(database, "migrate", pack());
        works(database, "verify", pack(), "--only", "contract,data");
    }

    @Test
    void aReaderReadsEverythingAndWritesNothing() throws Exception {
        works(owner(), "migrate", pack());
        works(owner(), "load", pack(), "--table", "item", "--from", path("items.csv"));
        grant(owner(), "read.sql");
        Database database = reader();
        works(database, "history", pack());
        works(database, "current", pack());
        works(database, "snapshot", "--out", path("item.snapshot"));
        works(database, "verify", "--against", path("item.snapshot"));
        works(database, "verify", pack(), "--only", "contract,data");
        works(database, "backup", pack(), "--out", path("read.plumb"));
        Ran load = run(database, "load", pack(), "--table", "item", "--from", path("items.csv"), "--mode", "append");
        assertThat(load.code()).as(load.err()).isEqualTo(3);
        assertThat(load.err()).contains("permission denied");
        assertThat(run(database, "migrate", pack(), "--target", "0001").code()).isZero();
    }

    @Test
    void aWriterLoadsIntoTablesOfAnother() throws Exception {
        works(owner(), "migrate", pack());
        grant(owner(), "read.sql");
        grant(owner(), "write.sql");
        Database database = reader();
        works(database, "load", pack(), "--table", "item", "--from", path("items.csv"), "--mode", "append");
        works(database, "load", pack(), "--table", "item", "--from", path("items.csv"), "--mode", "upsert");
        works(database, "load", pack(), "--table", "item", "--from", path("items.csv"), "--mode", "sync");
        works(database, "load", pack(), "--table", "item", "--from", path("items.csv"), "--mode", "replace");
        works(database, "backfill", pack(), "--table", "item", "--set", "size = id * 2", "--where", "size < 10");
    }

    private void works(Database database, String... command) {
        Ran ran = run(database, command);
        assertThat(ran.code()).as(String.join(" ", command) + "\n" + ran.err()).isZero();
    }

    private static Ran run(Database database, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--url");
        all.add(Ran.url(database));
        return Ran.command(all.toArray(String[]::new));
    }

    private Database owner() {
        return login(owner, "owner");
    }

    private Database reader() {
        return login(reader, "reader");
    }

    private Database login(String role, String password) {
        return holder.database().with("user", role).with("password", password);
    }

    private void grant(Database database, String file) throws IOException, SQLException {
        Sql.run(
                database,
                Files.readString(Path.of("..", "docs", "grants", file))
                        .replace("DATABASE", database.name())
                        .replace("OWNER", owner)
                        .replace("READER", reader));
    }

    private String pack() {
        return folder.resolve("pack").toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name.endsWith(".csv") ? name : "pack/" + name), text);
    }
}
