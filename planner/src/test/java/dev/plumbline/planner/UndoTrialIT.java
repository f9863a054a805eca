package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.UndoPlan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.report.MarkdownReport;
import dev.plumbline.planner.report.PlanJson;
import dev.plumbline.planner.report.TextReport;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of undo files: of good ones, of ones that leave something, that fail, that cannot be tried, and none. */
class UndoTrialIT {
    @TempDir
    private Path folder;

    @Test
    void everyUndoFileIsTriedAfterItsFileAndTakenBack() throws Exception {
        file("V1__book.sql", "create table book (id int primary key, title text);");
        file("V2__author.sql", "alter table book add column author text; create index by_author on book (author);");
        file("U2__author.sql", "alter table book drop column author;");
        file("V3__pages.sql", "alter table book add column pages int; comment on table book is 'bound';");
        file("U3__pages.sql", "alter table book drop column pages;");
        file("V4__wider.sql", "alter table book add column isbn varchar(10);");
        file("U4__wider.sql", "alter table book drop column issn;");
        file("V5__index.sql", "create index by_title on book (title);");
        file("U5__index.sql", "drop index concurrently by_title;");
        file("V6__last.sql", "alter table book rename column isbn to number;");
        file("U6__last.sql", "alter table book rename column number to isbn;");

        Plan plan = new Planner(Packs.find(folder.toString()), PlanOptions.DEFAULT).fromEmpty();

        assertThat(plan.files().stream()
                        .map(file -> file.observed().statements().stream()
                                .flatMap(one -> one.error().stream())
                                .toList()))
                .as("an undo that is taken back leaves the next file what it needs")
                .containsOnly(List.of());
        assertThat(plan.files().stream().map(one -> one.undo().flatMap(undo -> undo.restores())))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(false),
                        Optional.of(false),
                        Optional.empty(),
                        Optional.of(true));
        FilePlan good = plan.files().get(1);
        assertThat(good.undo().orElseThrow().loses()).containsExactly("public.book.author");
        assertThat(good.undo().orElseThrow().tried().orElseThrow().observed().locks())
                .anySatisfy(lock -> assertThat(lock.object() + " " + lock.mode().words())
                        .isEqualTo("public.book access exclusive"));
        assertThat(plan.files().get(2).undo().orElseThrow().remains())
                .singleElement()
                .asString()
                .contains("book");
        assertThat(plan.files().get(2).undo().orElseThrow().verdict()).contains(Verdict.DANGEROUS);
        assertThat(plan.files().get(2).verdict()).as("going forward is safe").isEqualTo(Verdict.SAFE);
        assertThat(plan.files().get(3).undo().orElseThrow().remains())
                .anySatisfy(
                        line -> assertThat(line).startsWith("line 1 fails: ").contains("issn"));

        JsonNode json = new ObjectMapper().valueToTree(PlanJson.of(plan));
        assertThat(json.at("/files/0/undo").toString()).isEqualTo("{\"exists\":false}");
        assertThat(json.at("/files/1/undo/restores").asBoolean()).isTrue();
        assertThat(json.at("/files/1/undo/file").asText()).isEqualTo("U2__author.sql");
        assertThat(json.at("/files/2/undo/verdict").asText()).isEqualTo("dangerous");
        assertThat(json.at("/files/4/undo/exists").asBoolean()).isTrue();
        assertThat(json.at("/files/4/undo").has("restores")).isFalse();
        assertThat(json.at("/files/4/undo/untried/0").asText()).contains("no transaction holds it");
        var text = new StringWriter();
        new TextReport(new PrintWriter(text, true)).print(plan);
        assertThat(text.toString())
                .contains("undo: 5 of 6 files have an undo file, 2 restore what was there, 2 do not")
                .contains("undo U3__pages.sql: dangerous, does not restore (");
        assertThat(MarkdownReport.of(plan))
                .contains(", restores what was there |")
                .contains("| none |");
    }

    @Test
    void whatARepeatableFilePutsBackIsNotHeldAgainstAnUndoFile() throws Exception {
        file("V1__book.sql", "create table book (id int primary key, title text);");
        file("R__seen.sql", "create or replace view seen as select title from book;");
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create();
                TrialOwner owner = TrialOwner.of(holder.database())) {
            new Migrator(owner.database(), Packs.find(folder.toString())).migrate();
            file("V2__title.sql", "drop view seen; alter table book alter title type varchar(50);");
            file("U2__title.sql", "alter table book alter title type text;");
            file("V3__more.sql", "alter table book add column pages int; create view own as select id from book;");
            file("U3__more.sql", "drop view own;");

            Plan plan = new Planner(Packs.find(folder.toString()), PlanOptions.DEFAULT).on(owner);

            assertThat(plan.files().stream().map(one -> one.undo().flatMap(undo -> undo.restores())))
                    .containsExactly(Optional.empty(), Optional.of(false));
            assertThat(plan.files().get(0).undo().orElseThrow().remains())
                    .singleElement()
                    .asString()
                    .contains("repeatable");
        }
    }

    @Test
    void onALargeStructureUndoFilesAreTriedWhenThatIsAskedFor() throws Exception {
        file(
                "V1__many.sql",
                "do $$begin for i in 1..300 loop execute 'create table t' || i || ' ()'; end loop; end$$;");
        file("V2__one.sql", "create table one ();");
        file("U2__one.sql", "drop table one;");
        var since = Optional.of("2");
        var asked = new PlanOptions(since, Optional.empty(), false, MigrateOptions.DEFAULT, true);

        assertThat(undo(new PlanOptions(since, Optional.empty())).remains())
                .singleElement()
                .asString()
                .contains("--prove-undo");
        assertThat(undo(asked).restores()).contains(true);
    }

    private UndoPlan undo(PlanOptions options) {
        Plan plan = new Planner(Packs.find(folder.toString()), options).fromEmpty();
        return plan.files().get(0).undo().orElseThrow();
    }

    private void file(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql + "\n");
    }
}
