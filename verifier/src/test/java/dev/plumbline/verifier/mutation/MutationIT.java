package dev.plumbline.verifier.mutation;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.TRANSMISSIONS;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.server.Database;
import dev.plumbline.schema.server.ThrowAwayDatabase;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.CheckRunner;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.data.DataFamily;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.junit.SampleDatabases;
import dev.plumbline.verifier.sqlcheck.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one fault at a time: each is reported by the checks that are about it, once, and by no others of its family. */
class MutationIT {

    private static final Pack PACK = Packs.find("vehicles");
    /** How often an untouched database is verified; the full proof takes 20. */
    private static final int RUNS = Integer.getInteger("plumbline.verify.runs", 3);

    static Stream<Fault> faults() {
        return Faults.all();
    }

    @Test
    void thereAreEnoughFaults() {
        assertThat(Faults.all()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsReportedByItsChecksAlone(Fault fault) throws SQLException {
        try (ThrowAwayDatabase holder = SampleDatabases.of(PACK)) {
            plant(holder.database(), fault);
            assertThat(reporting(results(holder.database(), fault.family())))
                    .containsExactlyInAnyOrderElementsOf(fault.reportedBy());
        }
    }

    @Test
    void anUntouchedDatabaseRaisesNoAlarm() throws SQLException {
        try (ThrowAwayDatabase holder = SampleDatabases.of(PACK)) {
            for (int run = 0; run < RUNS; run++) {
                Verification verification = Verifier.of(holder.database(), PACK, VerifyOptions.DEFAULT.withCalls(200))
                        .run(line -> {});
                assertThat(verification.findings()).isEmpty();
                assertThat(verification.exitCode()).isZero();
                assertThat(reporting(results(holder.database(), Family.DATA))).isEmpty();
            }
        }
    }

    private static void plant(Database database, Fault fault) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : fault.sql()) {
                statement.execute(sql);
            }
        }
    }

    private static List<CheckResult> results(Database database, Family family) throws SQLException {
        VerifyOptions options = VerifyOptions.DEFAULT.withOnly(Set.of(family)).withCalls(100);
        List<CheckResult> results = new ArrayList<>(
                Verifier.of(database, PACK, options).run(line -> {}).results());
        if (family == Family.DATA) {
            try (Connection connection = database.connect()) {
                results.addAll(new CheckRunner(new CheckContext(connection, Deadline.none(), line -> {}))
                        .run(new DataFamily(figuresOfTheSample(), List.of(), Accepted.none())));
            }
        }
        return results;
    }

    /** The counts that the pack promises of the full set, as they are in the sample. */
    private static Expectations figuresOfTheSample() {
        Expectations figures = new Expectations();
        figures.expect(ENGINES).rowCount(2_917).as("engine_count", "engines");
        figures.expect(TRANSMISSIONS).rowCount(560).as("transmission_count", "transmissions");
        figures.expect(VEHICLE_OPTIONS)
                .rowCount(4_918)
                .as("option_count", "options")
                .distinctCount(483, VEHICLE_OPTIONS.MAKE, VEHICLE_OPTIONS.MODEL)
                .as("model_count", "models")
                .column(VEHICLE_OPTIONS.YEAR)
                .distinctCount(47)
                .as("year_count", "years")
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .nullCount(99)
                .as("null_engine_count", "options without an engine");
        return figures;
    }

    private static List<String> reporting(List<CheckResult> results) {
        return results.stream()
                .filter(result -> result.outcome() != Outcome.PASS && result.outcome() != Outcome.SKIPPED)
                // A warning about latency says that the machine is noisy, which is so or not.
                .filter(result ->
                        result.family() != Family.LATENCY || result.outcome().isFinding())
                .map(CheckResult::id)
                .toList();
    }
}
