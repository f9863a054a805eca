package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.config.Settings;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What destroys asks for the name of the database where the settings want that; there is no terminal here to type it on. */
class ConfirmIT {

    @TempDir
    Path folder;

    @Test
    void whatDestroysIsConfirmedByName() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("db"));
        Files.writeString(pack.resolve("V0001__make_item.sql"), "create table item (id int primary key);\n");
        Files.writeString(pack.resolve("U0001__make_item.sql"), "drop table item;\n");
        Path rows = Files.writeString(folder.resolve("item.csv"), "id\n1\n");
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            String url = "postgresql://" + database.user() + "@" + database.hosts() + "/" + database.name();
            Files.writeString(folder.resolve("plumbline.yaml"), """
                    pack: db
                    server: live
                    servers:
                      live: {url: '%s', environment: production}
                    environments:
                      production: {confirm: name}
                    """.formatted(url));
            assertThat(run(database, "migrate").code()).isZero();
            String name = database.name();
            for (List<String> verb : List.of(
                    List.of("load", "--table", "item", "--from", rows.toString(), "--mode", "replace"),
                    List.of("backfill", "--table", "item", "--set", "id = id"),
                    List.of("undo", "--no-backup"),
                    List.of("reset", "--yes"))) {
                Ran refused = run(database, verb.toArray(String[]::new));
                assertThat(refused.code()).as(verb + refused.err()).isEqualTo(2);
                assertThat(refused.err()).contains("add --confirm " + name + "; nothing was changed");
                Ran wrong = run(database, with(verb, "--confirm", "other"));
                assertThat(wrong.err()).contains("--confirm says 'other', the database is '" + name + "'");
            }
            // By its address it is the same database.
            assertThat(run(database, "undo", "--no-backup", "--url", url).code())
                    .isEqualTo(2);
            assertThat(run(database, "load", "--table", "item", "--from", rows.toString(), "--mode", "append")
                            .code())
                    .isZero();
            Ran done = run(database, "undo", "--no-backup", "--lose-data", "--confirm", name);
            assertThat(done.code()).as(done.err()).isZero();
        }
    }

    private static String[] with(List<String> verb, String... more) {
        return java.util.stream.Stream.concat(verb.stream(), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
    }

    private Ran run(Database database, String... arguments) {
        var environment = new java.util.HashMap<>(Map.of("HOME", folder.toString()));
        database.password().ifPresent(password -> environment.put("PGPASSWORD", password));
        return Ran.with(new Settings(environment, folder), arguments);
    }
}
