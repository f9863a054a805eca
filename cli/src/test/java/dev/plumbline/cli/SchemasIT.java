package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** What each verb prints with {@code --format json} is what its published schema says, and names are written one way. */
class SchemasIT {

    /** Keys that are data: names of tables, check outcomes, phases. */
    private static final List<String> FREE = List.of("tables", "counts", "not_read", "schema", "optimize");

    @TempDir
    Path folder;

    private String url = "";
    private final TreeSet<String> seen = new TreeSet<>();

    @Test
    void everyResultIsWhatItsSchemaSays() throws Exception {
        String pack = pack();
        String csv = Files.writeString(folder.resolve("item.csv"), "id,name\n1,a\n2,b\nx,c\n")
                .toString();
        String file = folder.resolve("item.plumb").toString();
        try (var holder = ThrowAwayDatabase.create();
                var other = ThrowAwayDatabase.create()) {
            url = Ran.url(holder.database());
            on(0, "migrate", pack, "--check");
            on(0, "plan", pack, "--fail-on", "never");
            on(0, "migrate", pack, "--plan");
            on(0, "history", pack);
            on(0, "current", pack);
            on(
                    1,
                    "load",
                    pack,
                    "--table",
                    "item",
                    "--from",
                    csv,
                    "--rejects",
                    folder.resolve("bad.csv").toString());
            on(1, "load", pack, "--table", "item", "--from", csv, "--mode", "append");
            on(0, "refresh", pack);
            on(0, "backfill", pack, "--table", "item", "--set", "size = id");
            on(0, "verify", pack, "--only", "contract,health");
            on(0, "reconcile", pack);
            on(0, "quarantine", pack);
            on(0, "init", "--out", folder.resolve("made").toString());
            on(0, "snapshot", "--out", folder.resolve("item.json").toString());
            on(0, "backup", "--out", file);
            on(0, "restore", "--list", file, null);
            on(0, "restore", "--from", file, "--url", Ran.url(other.database()), null);
            on(0, "rehearse", pack);
            on(1, "undo", pack, "--dry-run");
            on(0, "undo", pack);
            on(0, "reset", pack, "--confirm", holder.database().name());
            on(
                    0,
                    "up",
                    pack,
                    "--from",
                    Files.writeString(folder.resolve("1_item.csv"), "id,name\n7,g\n")
                            .toString());
        }
        try (var cars = ThrowAwayDatabase.create()) {
            url = Ran.url(cars.database());
            on(0, "migrate", "vehicles");
            on(0, "seed", "vehicles");
        }
        on(0, "types", pack, "--package", "a.b", "--out", folder.resolve("src").toString(), null);
        String pages = folder.resolve("pages").toString();
        on(0, "docs", pack, "--out", pages, null);
        on(0, "docs", pack, "--out", pages, "--check", null);
        on(0, "docs", pack, "--out", folder.resolve("site").toString(), null);
        on(0, "docs", pack, "--check", "--out", folder.resolve("site").toString(), null);
        on(0, "new", pack, "add colour", null);
        on(
                0,
                "generate",
                "vehicles",
                "--scale",
                "sample",
                "--out",
                folder.resolve("data").toString(),
                null);
        on(0, "packs", null);
        on(0, "config", null);
        on(0, "server", "status", null);
        on(2, "packs", folder.resolve("none").toString(), null);
        assertThat(Plumbline.commandLine().getSubcommands().values().stream()
                        .map(line -> line.getCommandSpec())
                        .filter(SchemasIT::printsJson)
                        .map(CommandSpec::name)
                        .filter(name -> !name.equals("shell") && !name.equals("explore")))
                .isSubsetOf(seen);
    }

    private static boolean printsJson(CommandSpec verb) {
        return verb.findOption("--format") != null;
    }

    /** On the database at hand, unless the last argument is null. */
    private void on(int code, String... arguments) {
        var all = new ArrayList<String>();
        Stream.of(arguments).filter(one -> one != null).forEach(all::add);
        if (arguments[arguments.length - 1] != null) {
            all.addAll(List.of("--url", url));
        }
        all.addAll(List.of("--format", "json"));
        Ran ran = Ran.command(all.toArray(String[]::new));
        assertThat(ran.code()).as(all + ran.err() + ran.out()).isEqualTo(code);
        JsonNode document = Schemas.json(ran.out());
        String schema = document.has("error") ? "error" : arguments[0];
        seen.add(schema);
        assertThat(Schemas.violations(schema, document)).as(all.toString()).isEmpty();
        assertThat(strangeNames(document)).as(all.toString()).isEmpty();
    }

    private static List<String> strangeNames(JsonNode document) {
        var strange = new ArrayList<String>();
        if (document instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                if (!property.getKey().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
                    strange.add(property.getKey());
                }
                if (!FREE.contains(property.getKey())) {
                    strange.addAll(strangeNames(property.getValue()));
                }
            });
        }
        document.forEach(child -> {
            if (document.isArray()) {
                strange.addAll(strangeNames(child));
            }
        });
        return strange;
    }

    @Test
    void aDocumentOfAnotherShapeIsNoticed() {
        ObjectNode document =
                new ObjectMapper().createObjectNode().put("package", "a").put("folderName", "b");
        assertThat(Schemas.violations("types", document)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everyPackThatShipsIsValid() throws IOException {
        try (Stream<Path> packs = Files.list(Path.of("..", "schema", "packs"))) {
            List<Path> files = packs.map(pack -> pack.resolve("pack.yaml"))
                    .filter(Files::exists)
                    .toList();
            assertThat(files).hasSizeGreaterThanOrEqualTo(3);
            for (Path file : files) {
                assertThat(Schemas.violations("pack.yaml", Schemas.yaml(Files.readString(file))))
                        .as(file.toString())
                        .isEmpty();
            }
        }
        assertThat(Schemas.violations("pack.yaml", Schemas.yaml("nmae: x\npostgresql: 15-18\n")))
                .hasSize(1);
    }

    /** What the page about settings shows. */
    @Test
    void settingsOfThePageAreValid() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "settings.md"));
        String yaml = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("```\n", page.indexOf("```yaml\n")));
        assertThat(Schemas.violations("plumbline.yaml", Schemas.yaml(yaml))).isEmpty();
        assertThat(Schemas.violations("plumbline.yaml", Schemas.yaml("timeouts: {lock: 5000}")))
                .isNotEmpty();
    }

    private String pack() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("items"));
        Files.writeString(pack.resolve("V0001__make_item.sql"), "create table item (id int primary key, name text);\n");
        Files.writeString(pack.resolve("U0001__make_item.sql"), "drop table item;\n");
        Files.writeString(
                pack.resolve("V0002__add_size.sql"),
                "alter table item add column size int;\ncreate materialized view names as select name from item;\n");
        Files.writeString(
                pack.resolve("U0002__add_size.sql"),
                "drop materialized view names;\nalter table item drop column size;\n");
        return pack.toString();
    }
}
