package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.report.CorrectedFiles;
import dev.plumbline.planner.report.MarkdownReport;
import dev.plumbline.planner.report.PlanPage;
import dev.plumbline.planner.report.SarifReport;
import dev.plumbline.schema.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a plan writes are safe, and its reports say what the plan says. */
class CorrectedFilesIT {
    @TempDir
    private Path folder;

    @Test
    void correctedFilesArePlannedAsSafe() throws IOException {
        Files.writeString(folder.resolve("V1__tables.sql"), """
                create table buyers (id bigint primary key, name text);
                create table orders (id bigint primary key, buyer_id bigint, note text);
                """);
        Path pending = folder.resolve("V2__more.sql");
        Files.writeString(pending, """
                set local lock_timeout = '2s';
                alter table orders add column size int;
                create index orders_buyers on orders (buyer_id);
                alter table orders add constraint orders_buyer foreign key (buyer_id) references buyers (id);
                alter table buyers alter column name set not null;
                """);
        Plan before = plan();
        assertThat(before.verdict()).isEqualTo(Verdict.DANGEROUS);
        CorrectedFiles.Written written = CorrectedFiles.of(before);
        assertThat(written.remarks()).isEmpty();
        Map<String, String> corrected = written.files();
        assertThat(corrected.keySet())
                .containsExactly(
                        "V2__more.sql",
                        "V2.1__more_2.sql",
                        "U2.1__more_2.sql",
                        "V2.2__more_3.sql",
                        "U2.2__more_3.sql",
                        "V2.3__more_4.sql",
                        "U2.3__more_4.sql",
                        "V2.4__more_5.sql",
                        "U2.4__more_5.sql",
                        "V2.5__more_6.sql",
                        "U2.5__more_6.sql",
                        "V2.6__more_7.sql",
                        "U2.6__more_7.sql");
        Files.delete(pending);
        for (var file : corrected.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Plan after = plan();
        assertThat(after.files())
                .hasSize(8)
                .allSatisfy(file -> assertThat(file.verdict())
                        .as(file.file() + file.findings())
                        .isEqualTo(Verdict.SAFE));
    }

    @Test
    void whatIsNotCorrectedStaysAndIsSaid() throws IOException {
        Files.writeString(folder.resolve("V1__tables.sql"), "create table orders (id bigint primary key, note text);");
        Files.writeString(folder.resolve("V2__more.sql"), """
                -- Purpose: notes; kept as it is
                set local lock_timeout = '2s';
                copy orders (id, note) from stdin;
                1\tfirst; second
                \\.

                /* while traffic goes on; */
                create index orders_notes on orders (note);
                -- two at once
                alter table orders add constraint a check (id > 0), add constraint b unique (note);
                alter table orders rename column note to remark; -- at the end
                """);
        Files.writeString(folder.resolve("V2.1__later.sql"), "create table later (id bigint primary key);");

        CorrectedFiles.Written written = CorrectedFiles.of(plan());

        assertThat(written.files().keySet())
                .containsExactly("V2__more.sql", "V2.0.1__more_2.sql", "U2.0.1__more_2.sql", "V2.0.2__more_3.sql");
        assertThat(written.files().get("V2__more.sql")).isEqualTo("""
                -- Purpose: notes; kept as it is
                set local lock_timeout = '2s';
                copy orders (id, note) from stdin;
                1\tfirst; second
                \\.
                """);
        assertThat(written.files().get("V2.0.1__more_2.sql"))
                .contains("/* while traffic goes on; */", "CREATE INDEX CONCURRENTLY");
        assertThat(written.files().get("V2.0.2__more_3.sql")).contains("""
                -- two at once
                alter table orders add constraint a check (id > 0), add constraint b unique (note);
                alter table orders rename column note to remark; -- at the end
                """);
        assertThat(written.remarks())
                .containsExactly(
                        "V2__more.sql:10: several corrections at once (check-scans, unique-builds-index): the statement"
                                + " stays as it was, cut it into one for each",
                        "V2__more.sql:11: [column-renamed] has no correction that could be written");
    }

    @Test
    void reportsAreWhole() throws IOException {
        Files.writeString(folder.resolve("V1__tables.sql"), "create table \"a<b\" (id bigint primary key, note text);");
        Files.writeString(folder.resolve("V2__index.sql"), "create index on \"a<b\" (note);");
        Files.writeString(folder.resolve("U2__index.sql"), "drop index \"a<b_note_idx\";");
        Plan plan = plan();
        assertThat(MarkdownReport.of(plan))
                .contains("## Migration plan: dangerous", "share on public.\"a&lt;b\"", "```sql");
        assertThat(new ObjectMapper()
                        .valueToTree(SarifReport.of(plan, "db"))
                        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("db/V2__index.sql");
        assertThat(PlanPage.of(plan, "shop", "postgresql://me@db/shop"))
                .contains("plumbline undo shop", "plumbline restore shop", "<svg role=\"img\"", "a&lt;b")
                .doesNotContain("a<b");
    }

    private Plan plan() {
        return new TargetPlanner(
                        Packs.find(folder.toString()),
                        new PlanOptions(Optional.empty(), Optional.empty()),
                        ImpactOptions.DEFAULT,
                        line -> {})
                .fromEmpty();
    }
}
