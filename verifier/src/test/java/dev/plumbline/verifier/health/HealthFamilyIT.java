package dev.plumbline.verifier.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.sqlcheck.Accepted;
import dev.plumbline.verifier.sqlcheck.CheckFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check has a bad example, of which it and no other check complains, and a good one, of which none does. */
class HealthFamilyIT {

    /** Lists: they show what there is, and never complain. */
    private static final Set<String> LISTS = Set.of("table_sizes", "index_sizes");

    static Stream<String> ids() {
        return HealthFiles.all().stream().map(CheckFile::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theBadExampleIsReportedByThisCheckAlone(String id) throws Exception {
        List<CheckResult> results = resultsAfter(id, "bad.sql");
        if (LISTS.contains(id)) {
            assertThat(complaining(results)).isEmpty();
            assertThat(of(id, results).attachments()).hasSize(1);
            return;
        }
        assertThat(complaining(results)).containsExactly(id);
        assertThat(of(id, results).outcome()).isNotEqualTo(Outcome.ERROR);
        Attachment.Rows rows = (Attachment.Rows) of(id, results).attachments().get(0);
        assertThat(rows.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void theGoodExampleIsReportedByNone(String id) throws Exception {
        assertThat(complaining(resultsAfter(id, "good.sql"))).isEmpty();
    }

    @Test
    void anAcceptedFindingIsSaidButNoFinding() throws Exception {
        Accepted accepted = Accepted.parse("accepted.txt", "# known\ntable_without_primary_key t: a staging table\n");
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            run(holder.database(), "create table t (id int)");
            CheckResult result = of("table_without_primary_key", HealthRun.on(holder.database(), accepted));
            assertThat(result.outcome()).isEqualTo(Outcome.PASS);
            assertThat(result.detail()).contains("accepted: t, a staging table");
        }
    }

    /** One finding for a table, however many of its partitions have the fault, and a statement that mends them all. */
    @ParameterizedTest
    @ValueSource(strings = {"table_bloat", "unlogged_table"})
    void partitionsAreToldAsTheirTable(String id) throws Exception {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            run(holder.database(), text(id + "/partitions.sql"));
            CheckResult result = of(id, HealthRun.on(holder.database(), Accepted.none()));
            assertThat(result.outcome()).isEqualTo(Outcome.WARN);
            Attachment.Rows rows = (Attachment.Rows) result.attachments().get(0);
            assertThat(rows.rows()).extracting(row -> row.get(0)).containsExactlyInAnyOrder("whole", "partly");
            for (Attachment attachment : result.attachments()) {
                if (attachment instanceof Attachment.Fix fix) {
                    for (String statement :
                            fix.statement().replaceAll("--.*", "").split(";")) {
                        if (!statement.isBlank()) {
                            run(holder.database(), statement);
                        }
                    }
                }
            }
            assertThat(of(id, HealthRun.on(holder.database(), Accepted.none())).outcome())
                    .isEqualTo(Outcome.PASS);
        }
    }

    private static List<CheckResult> resultsAfter(String id, String example) throws Exception {
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            run(holder.database(), text(id + "/" + example));
            return HealthRun.on(holder.database(), Accepted.none());
        }
    }

    /** Statement by statement: some of them refuse to run in one transaction with others. */
    private static void run(Database database, String script) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            for (String sql : script.split(";\\s*(\\n|$)")) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    if (!sql.contains("-- plumbline: may fail")) {
                        throw e;
                    }
                }
            }
            // Else what was written may be counted only after this session has ended.
            statement.execute("select pg_stat_force_next_flush()");
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = HealthFamilyIT.class.getResourceAsStream(resource)) {
            assertThat(in).as("every check needs its example %s", resource).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> complaining(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.outcome() != Outcome.PASS && result.outcome() != Outcome.SKIPPED)
                .map(CheckResult::id)
                .toList();
    }

    private static CheckResult of(String id, List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
