package dev.plumbline.schema.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesJobIT {
    private static final String TABLES = """
            create extension if not exists citext;
            create type "Mood Kind" as enum ('good', 'bad day');
            create domain positive as integer check (value > 0);
            create type point3 as (x integer, y integer, z integer);
            create table "Titles In Istanbul" (
                id bigint generated always as identity primary key,
                "INDIVIDUAL İD" text not null unique,
                mood "Mood Kind" not null default 'good',
                size positive,
                spot point3,
                tags text[] not null default '{}',
                facts jsonb,
                at timestamptz not null default '2026-03-01 00:00:00+02',
                twice integer generated always as (1 + 1) stored
            );
            comment on table "Titles In Istanbul" is 'A table */ with a comment.';
            comment on column "Titles In Istanbul".facts is 'What is known.';
            create table event (day date not null, id integer not null, primary key (day, id)) partition by range (day);
            create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
            create view mine as select id, mood from "Titles In Istanbul";
            """;
    private static final String FUNCTION = """
            create or replace function titles_like(pattern text, most integer default 10)
            returns table (id bigint, title text)
            language sql stable as $$
                select t.id, t."INDIVIDUAL İD" from "Titles In Istanbul" t where t."INDIVIDUAL İD" like pattern limit most;
            $$;
            comment on function titles_like(text, integer) is 'Titles as a pattern has them.';
            create or replace function twice(n integer) returns integer language sql as 'select 2 * n';
            create or replace function twice(n bigint) returns bigint language sql as 'select 2 * n';
            create or replace function alone() returns integer language sql as 'select 1';
            comment on function twice(integer) is 'Doubles a small one.';
            comment on function twice(bigint) is 'Doubles a large one.';
            comment on function alone() is 'Says one.';
            """;

    @TempDir
    Path temp;

    private Path pack;

    @BeforeEach
    void writePack() throws IOException {
        pack = Files.createDirectories(temp.resolve("Some pack"));
        Files.writeString(pack.resolve("V1__tables.sql"), TABLES, StandardCharsets.UTF_8);
        Files.writeString(pack.resolve("R__titles_like.sql"), FUNCTION, StandardCharsets.UTF_8);
    }

    private SortedMap<String, String> generated(String name) throws IOException {
        Path out = temp.resolve(name);
        TypesJob.run(Map.of("pack", pack.toString()), "some.types", out);
        return texts(out);
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    @Test
    void twoRunsAreByteEqualAlsoInTurkeyAndInAnotherTimeZone() throws IOException, InterruptedException {
        SortedMap<String, String> first = generated("first");
        Path second = temp.resolve("second");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Chatham",
                "-Dplumbline.server=" + System.getProperty("plumbline.server", ""),
                "-cp",
                System.getProperty("java.class.path"),
                TypesChild.class.getName(),
                pack.toString(),
                second.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
        assertThat(texts(second)).isEqualTo(first);
    }

    @Test
    void partitionsBookkeepingAndExtensionsAreLeftOutAndTheRestCompiles() throws IOException {
        SortedMap<String, String> texts = generated("out");
        assertThat(texts.keySet())
                .filteredOn(name -> name.startsWith("some/types/tables/") && !name.contains("records"))
                .containsExactly(
                        "some/types/tables/Event.java",
                        "some/types/tables/Mine.java",
                        "some/types/tables/TitlesInIstanbul.java",
                        "some/types/tables/TitlesLike.java");
        assertThat(texts.keySet()).noneMatch(name -> name.contains("routines/Citext"));
        assertThat(texts.get("some/types/tables/TitlesInIstanbul.java"))
                .contains("A table *&#47; with a comment.")
                .contains("TableField<TitlesInIstanbulRecord, String[]> TAGS")
                .contains("TableField<TitlesInIstanbulRecord, JSONB> FACTS")
                .contains("TableField<TitlesInIstanbulRecord, MoodKind> MOOD")
                .contains("TableField<TitlesInIstanbulRecord, OffsetDateTime> AT")
                .contains("DefaultSchema.DEFAULT_SCHEMA")
                .containsSubsequence(
                        " ID = createField", " MOOD = createField", " SIZE = createField", " AT = createField");
        assertThat(texts.get("some/types/tables/TitlesLike.java")).contains(" * Titles as a pattern has them.");
        assertThat(texts.get("some/types/routines/Alone.java")).contains(" * Says one.");
        assertThat(texts.get("some/types/routines/Twice1.java"))
                .contains("(n integer): Doubles a small one.", "(n bigint): Doubles a large one.");
        CompiledTypes.compile(temp.resolve("out"), temp.resolve("classes"));
    }

    @Test
    void nothingIsGeneratedAgainUntilSomethingChanges() throws IOException {
        Path out = temp.resolve("out");
        generated("out");
        Path table = out.resolve("some/types/tables/Event.java");
        var before = Files.getLastModifiedTime(table);
        generated("out");
        assertThat(Files.getLastModifiedTime(table)).isEqualTo(before);

        Files.writeString(table, "// spoilt", StandardOpenOption.APPEND);
        assertThat(generated("out").get("some/types/tables/Event.java")).doesNotContain("spoilt");

        Files.writeString(pack.resolve("V2__more.sql"), "alter table event add column title text;");
        assertThat(generated("out").get("some/types/tables/Event.java")).contains("TITLE");
    }

    /** jOOQ logs what goes wrong with one class and goes on. */
    public static final class FailingGenerator extends PlumblineGenerator {
        @Override
        protected void generateTable(TableDefinition table, JavaWriter out) {
            throw new IllegalStateException("a fault with one table");
        }
    }

    @Test
    void typesThatLackAClassAreNoTypes() {
        Path out = temp.resolve("half");
        var configuration = new Configuration()
                .withLogging(Logging.FATAL)
                .withGenerator(new org.jooq.meta.jaxb.Generator()
                        .withName(FailingGenerator.class.getName())
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName(PlumblineDatabase.class.getName())
                                .withProperties(new Property().withKey("pack").withValue(pack.toString())))
                        .withTarget(new Target().withPackageName("some.types").withDirectory(out.toString())));
        assertThatThrownBy(() -> GenerationTool.generate(configuration))
                .hasStackTraceContaining("cannot be generated, Event.java first");
        assertThat(out.resolve(".some.types.stamp")).doesNotExist();
    }

    @Test
    void whatSomebodyWroteIntoThePackageStays() throws IOException {
        Path out = temp.resolve("out");
        Path own = Files.createDirectories(out.resolve("some/types/tables")).resolve("Own.java");
        Files.writeString(own, "class Own {}\n");
        assertThatThrownBy(() -> generated("out"))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("Own.java: not generated")
                .hasMessageContaining("--overwrite");
        assertThat(texts(out)).containsOnlyKeys("some/types/tables/Own.java");

        TypesJob.run(Map.of("pack", pack.toString()), "some.types", out, Existing.REPLACED);
        assertThat(own).hasContent("class Own {}\n");
        assertThat(texts(out)).containsKeys("some/types/tables/Event.java", "some/types/tables/Mine.java");

        Files.delete(own);
        Files.writeString(pack.resolve("V2__less.sql"), "drop view mine;");
        assertThat(generated("out")).doesNotContainKey("some/types/tables/Mine.java");

        Path elsewhere = Files.writeString(temp.resolve("elsewhere.java"), "mine");
        Path link = out.resolve("some/types/tables/Event.java");
        Files.delete(link);
        Files.createSymbolicLink(link, elsewhere);
        assertThatThrownBy(() -> TypesJob.run(Map.of("pack", pack.toString()), "some.types", out, Existing.REPLACED))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("is a symbolic link");
        assertThat(elsewhere).hasContent("mine");
    }

    @Test
    void aLiveDatabaseGivesTheSameTypesAsItsPack() throws IOException {
        try (var live = ThrowAwayDatabase.create()) {
            new Migrator(live.database(), Packs.find(pack.toString())).migrate();
            Path out = temp.resolve("live");
            var database = live.database();
            TypesJob.run(CompiledTypes.address(database), "some.types", out);
            assertThat(texts(out)).isEqualTo(generated("pack"));
        }
    }

    @Test
    void whatCannotBeGeneratedIsSaid() throws IOException {
        assertThatThrownBy(() -> TypesJob.run(Map.of("pack", pack.toString()), "no package", temp))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("'no package' is not the name of a Java package");
        assertThatThrownBy(() -> TypesJob.run(Map.of("pack", pack.toString()), "com.class.db", temp))
                .hasMessageContaining("'com.class.db' is not the name of a Java package");
        assertThatThrownBy(() -> TypesJob.run(
                        Map.of("pack", pack.toString(), "schemas", "nowhere"), "some.types", temp.resolve("nothing")))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("nothing to generate");
        assertThatThrownBy(() -> TypesJob.run(Map.of("url", "postgresql://u@127.0.0.1:1/x"), "some.types", temp))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("cannot connect to u@127.0.0.1:1/x");
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> TypesJob.run(Map.of("pack", pack.toString()), "some.types", file))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("file: it is a file, expected a folder");
    }
}
