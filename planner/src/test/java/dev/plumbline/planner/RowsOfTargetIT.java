package dev.plumbline.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.judge.Plan;
import dev.plumbline.planner.judge.Verdict;
import dev.plumbline.planner.rule.Finding;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the target on which a file would fail, and values that it would lose, are counted by a role that may only read. */
class RowsOfTargetIT {
    private static final String BEFORE = """
            create table buyers (id bigint primary key, name text, mail varchar(40), age int);
            create table orders (id bigint primary key, buyer_id bigint, note text, total numeric(10, 4));
            """;
    private static final String PENDING = """
            set lock_timeout = '2s';
            alter table buyers alter column name set not null;
            create unique index buyers_mail on buyers (mail);
            alter table buyers alter column mail type varchar(5);
            alter table orders add constraint orders_buyer foreign key (buyer_id) references buyers (id);
            alter table orders add constraint orders_positive check (total > 0);
            alter table orders alter column total type numeric(10, 2);
            alter table orders drop column note;
            alter table buyers alter column age type smallint;
            """;

    @TempDir
    private Path folder;

    @Test
    void rowsInTheWayAreCountedAndSampled() throws SQLException, IOException {
        Files.writeString(folder.resolve("V1__before.sql"), BEFORE);
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            Database target = holder.database();
            try (Connection connection = target.connect();
                    Statement statement = connection.createStatement()) {
                new dev.plumbline.schema.migrate.Migrator(target, Packs.find(folder.toString())).migrate();
                statement.execute("insert into public.buyers values (1, null, 'a@b', 5), (2, 'x', 'a@b', 70000),"
                        + " (3, 'y', 'longer', 7)");
                statement.execute(
                        "insert into public.orders values (1, 1, 'kept', 1.2345), (2, 9, null, 2), (3, 8, null, -1)");
                statement.execute("drop role if exists plan_reader");
                statement.execute("create role plan_reader login in role pg_read_all_data");
            }
            Files.writeString(folder.resolve("V2__pending.sql"), PENDING);
            Plan plan = new TargetPlanner(
                            Packs.find(folder.toString()), PlanOptions.DEFAULT, ImpactOptions.DEFAULT, line -> {})
                    .plan(target.with("options", "-c role=plan_reader"));
            FilePlan file = plan.files().get(0);
            assertThat(file.findings().stream()
                            .filter(f -> f.rule().matches("rows-.*|values-.*"))
                            .map(RowsOfTargetIT::brief))
                    .containsExactlyInAnyOrder(
                            "2 rows-null rows of public.buyers without name: 1",
                            "3 rows-duplicate values of (mail) that are there more than once: 1",
                            "4 rows-unfit values of mail longer than character varying(5): 1",
                            "5 rows-orphaned rows of public.orders that refer to no row of public.buyers: 2",
                            "6 rows-violate rows of public.orders that break orders_positive: 1",
                            "7 values-lost rows of public.orders with more digits in total than numeric(10,2) keeps: 1",
                            "8 values-lost rows of public.orders with a value in note: 1",
                            "9 rows-unfit values of age out of the range of smallint: 1");
            assertThat(plan.verdict()).isEqualTo(Verdict.DANGEROUS);
            assertThat(file.estimate())
                    .hasValueSatisfying(estimate -> assertThat(estimate.high()).isPositive());
            assertThat(file.held())
                    .hasValueSatisfying(held -> assertThat(held).startsWith("access exclusive on public."));
            assertThat(file.findings())
                    .filteredOn(f -> f.rule().equals("set-not-null-scans"))
                    .singleElement()
                    .satisfies(f -> assertThat(f.message()).contains("it takes a moment"));
        }
    }

    private static String brief(Finding finding) {
        return finding.line() + " " + finding.rule() + " " + finding.message().replaceFirst("(: \\d+).*", "$1");
    }
}
