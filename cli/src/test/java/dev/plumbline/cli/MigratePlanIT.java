package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate --plan}: what is dangerous for existing rows is applied only when it is said. */
class MigratePlanIT {
    private static final String COLUMNS =
            "select string_agg(attname, ',' order by attnum) from pg_attribute where attrelid = 'book'::regclass and attnum > 0 and not attisdropped";
    private static final String APPLIED = "select count(*) from flyway_schema_history where version is not null";

    @TempDir
    private Path folder;

    @Test
    void whatIsDangerousIsAppliedOnlyWhenItIsAccepted() throws Exception {
        file("V1__book.sql", "create table book (id int primary key, title text, note text);");
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            Ran empty = migrate(database, "--plan");
            assertThat(empty.code()).as(empty.err()).isZero();
            assertThat(empty.err()).contains("holds no rows: nothing to plan");
            assertThat(empty.out()).contains("1 migration applied").doesNotContain("SAFE");
            Sql.run(database, "insert into book values (1, 'a', 'b')");

            file("V2__author.sql", "alter table book add column author text;");
            Ran safe = migrate(database, "--plan", "--accept", "table-dropped");
            assertThat(safe.code()).as(safe.err()).isZero();
            assertThat(safe.out()).contains("SAFE: 1 file, ").contains("1 migration applied");
            assertThat(safe.err()).contains("--accept table-dropped: nothing is dangerous by this rule");

            file("V3__pages.sql", "alter table book add column pages int;");
            file("V4__remark.sql", "alter table book rename column note to remark;");
            Ran refused = migrate(database, "--plan");
            assertThat(refused.code()).as(refused.err()).isEqualTo(1);
            assertThat(refused.out())
                    .contains("DANGEROUS: 2 files, 1 dangerous")
                    .containsPattern("(?m)^ {2}V4__remark\\.sql:1: \\[column-renamed] ")
                    .doesNotContain("applied");
            assertThat(refused.err()).contains("refused, nothing was changed").contains("add --accept column-renamed");
            assertThat(Sql.ask(database, COLUMNS)).isEqualTo("id,title,note,author");
            assertThat(Sql.ask(database, APPLIED)).isEqualTo("2");

            Ran json = migrate(database, "--plan", "--accept", "table-dropped", "--format", "json");
            assertThat(json.code()).isEqualTo(1);
            JsonNode printed = new ObjectMapper().readTree(json.out());
            assertThat(printed.at("/plan/verdict").asText()).isEqualTo("dangerous");
            assertThat(printed.at("/applied")).isEmpty();
            assertThat(Sql.ask(database, APPLIED)).isEqualTo("2");

            Ran early = migrate(database, "--plan", "--target", "3");
            assertThat(early.code()).as(early.err()).isZero();
            assertThat(early.out()).contains("SAFE: 1 file, ");

            Ran accepted = migrate(database, "--plan", "--accept", "table-dropped", "--accept", "column-renamed");
            assertThat(accepted.code()).as(accepted.err()).isZero();
            assertThat(accepted.out()).contains("[column-renamed] ").contains("1 migration applied");
            assertThat(accepted.err()).contains("--accept table-dropped: ").doesNotContain("--accept column-renamed");
            assertThat(Sql.ask(database, COLUMNS)).isEqualTo("id,title,remark,author,pages");
        }
    }

    @Test
    void wrongUsageIsToldBeforeAnythingIsOpened() throws Exception {
        file("V1__book.sql", "create table book (id int primary key);");
        for (List<String> wrong : List.of(
                List.of("--plan", "--accept", "no-such-rule"),
                List.of("--accept", "column-renamed"),
                List.of("--plan", "--check"),
                List.of("--plan", "--repair"))) {
            var arguments = new ArrayList<>(
                    List.of("migrate", folder.toString(), "--url", "postgresql://nobody@127.0.0.1:1/nothing"));
            arguments.addAll(wrong);
            Ran ran = Ran.command(arguments.toArray(String[]::new));
            assertThat(ran.code()).as(wrong + ran.err()).isEqualTo(2);
        }
    }

    private Ran migrate(Database database, String... options) {
        var arguments = new ArrayList<>(List.of("migrate", folder.toString(), "--url", Ran.url(database)));
        arguments.addAll(List.of(options));
        return Ran.command(arguments.toArray(String[]::new));
    }

    private void file(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql + "\n");
    }
}
