package dev.plumbline.planner.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.planner.copy.TargetCopy;
import dev.plumbline.planner.copy.TargetCopyFixture;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration that breaks one statement, slows one and makes one faster, and leaves the others be. */
class QueryPlansIT {
    private static final String BROKEN = "select note from vehicles where id = $1";
    private static final String SLOWER = "select * from vehicles where lower(trim) = $1";
    private static final String FASTER = "select max(km) from readings_2024 where km > $1 and km < $1 + 10";
    private static final String STAR = "select m.* from makes m where m.id = $1";
    private static final String TYPE = "select r.km from readings r where r.vehicle_id = $1";
    private static final List<String> UNPLANNED = List.of(
            "vacuum vehicles",
            "select * from nowhere",
            "select * from vehicles where id in ($1, $2",
            "select $1 from vehicles where $1 is null",
            "copy (select 1) to program 'touch /tmp/plumbline'",
            "select 1; drop table vehicles");

    private static QueryChanges changes;
    private static List<String> unchanged;

    @BeforeAll
    static void compare(@TempDir Path folder) throws Exception {
        unchanged = Files.readString(Path.of(Objects.requireNonNull(QueryPlansIT.class.getResource("unchanged.sql"))
                        .toURI()))
                .lines()
                .toList();
        Path csv = folder.resolve("statements.csv");
        Files.writeString(
                csv,
                "queryid,query,calls_a_day\n1,\"" + BROKEN + "\",1200\n2,\"" + SLOWER.replace("\"", "\"\"") + "\",3\n");
        Path sql = folder.resolve("more.sql");
        Files.writeString(sql, FASTER + ";\n" + STAR + ";\n" + TYPE + ";\n" + String.join("\n", unchanged));
        var statements = new ArrayList<>(StatementFiles.read(csv).all());
        statements.addAll(StatementFiles.read(sql).all());
        UNPLANNED.forEach(text -> statements.add(GivenStatement.of(text, "test")));
        try (ThrowAwayDatabase filled = TargetCopyFixture.filled("60000");
                TargetCopy copy = TargetCopy.of(filled.database(), line -> {})) {
            Database before = copy.duplicate();
            Sql.run(
                    copy.database(),
                    "alter table vehicles drop column note",
                    "drop index vehicles_trim_lower",
                    "create index on readings (km)",
                    "alter table readings alter column km type bigint",
                    "alter table makes add column country text");
            assertThat(costs(before, unchanged, false)).isEqualTo(costs(before, unchanged, true));
            changes = QueryPlans.compare(copy, before, copy.database(), statements, List.of());
            assertThat(copy.notes()).isEmpty();
        }
    }

    @AfterAll
    static void nothingRan() {
        assertThat(Path.of("/tmp/plumbline")).doesNotExist();
    }

    /**
     * Servers before 16 are asked in another way, which this one understands too. They leave out partitions that hold no nulls, so only what
     * the whole costs is the same.
     */
    private static List<String> costs(Database database, List<String> statements, boolean generic) throws SQLException {
        var costs = new ArrayList<String>();
        try (var planner = new StatementPlanner(
                database.with("preferQueryMode", "simple").connect(), Map.of("", "public"), generic)) {
            for (String statement : statements) {
                Planned planned = planner.plan(GivenStatement.of(statement, "test"));
                costs.add(((Planned.Explained) planned).root().lines().get(0));
            }
        }
        return costs;
    }

    @Test
    void aStatementThatNoLongerPlansIsNamedWithItsErrorAndItsCalls() {
        assertThat(changes.of(QueryOutcome.BROKEN)).singleElement().satisfies(one -> {
            assertThat(one.statement().text()).isEqualTo(BROKEN);
            assertThat(one.statement().callsADay()).hasValue(1200);
            assertThat(one.reasons()).containsExactly("column \"note\" does not exist");
        });
    }

    @Test
    void aStatementThatLosesItsIndexIsSlower() {
        assertThat(changes.of(QueryOutcome.SLOWER)).singleElement().satisfies(one -> {
            assertThat(one.statement().text()).isEqualTo(SLOWER);
            assertThat(one.reasons())
                    .contains("index vehicles_trim_lower is not used any more")
                    .anyMatch(reason -> reason.matches("all of table vehicles is read, \\d+ MB"));
            assertThat(one.before().orElseThrow().lines().get(0)).startsWith("Bitmap Heap Scan on vehicles");
            assertThat(one.after().orElseThrow().lines()).anyMatch(line -> line.contains("Seq Scan on vehicles"));
        });
    }

    @Test
    void aNewIndexMakesItsStatementFaster() {
        assertThat(changes.of(QueryOutcome.FASTER))
                .singleElement()
                .satisfies(one -> assertThat(one.statement().text()).isEqualTo(FASTER));
    }

    @Test
    void whatReturnsOtherColumnsIsNamedWhateverItsPlan() {
        assertThat(changes.returningOther())
                .extracting(one -> one.statement().text())
                .contains(STAR, TYPE, SLOWER)
                .contains("select * from vehicles where id = $1")
                .doesNotContain("select year, count(*) from vehicles group by year");
    }

    @Test
    void theOthersAreToldAsUnchanged() {
        assertThat(changes.of(QueryOutcome.UNCHANGED))
                .extracting(one -> one.statement().text() + ";")
                .contains(STAR + ";", TYPE + ";")
                .containsAll(unchanged)
                .hasSize(unchanged.size() + 2);
        assertThat(changes.of(QueryOutcome.CHANGED)).isEmpty();
        assertThat(unchanged).hasSizeGreaterThan(30);
    }

    @Test
    void whatCannotBePlannedIsCountedWithItsReason() {
        assertThat(changes.unplanned())
                .containsOnlyKeys(
                        "not a query",
                        "relation \"nowhere\" does not exist",
                        "the text is cut off",
                        "a parameter's type cannot be inferred from the text",
                        "several statements in one text")
                .containsEntry("not a query", 2L);
    }
}
