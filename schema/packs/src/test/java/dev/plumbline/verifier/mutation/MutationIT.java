package dev.plumbline.verifier.mutation;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.TRANSMISSIONS;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.data.DataFamily;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.sqlcheck.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one fault at a time and runs the whole verifier: each is reported, once, by the check that is about it, and by no other. */
@Tag("exhaustive")
class MutationIT {

    private static final Pack PACK = Packs.find("vehicles");
    /** How often an untouched database is verified; the full proof takes 20. */
    private static final int RUNS = Integer.getInteger("plumbline.verify.runs", 2);

    private static final Map<String, String> TABLE = new TreeMap<>();

    static Stream<Fault> faults() {
        return Fault.all();
    }

    @Test
    void thereAreEnoughFaults() {
        assertThat(Fault.all()).hasSizeGreaterThanOrEqualTo(70);
        assertThat(Fault.all()).extracting(Fault::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsReportedOnceByTheWholeVerifier(Fault fault) throws SQLException {
        try (ThrowAwayDatabase holder = SampleDatabases.of(PACK);
                Connection planting = holder.database().connectForUser()) {
            plant(planting, fault);
            Verification verification = verify(holder.database(), 50);
            List<String> reported = names(
                    verification,
                    outcome -> outcome == Outcome.WARN || outcome == Outcome.FAIL || outcome == Outcome.ERROR);
            List<String> following = names(verification, outcome -> outcome == Outcome.FOLLOWS);
            TABLE.put(
                    fault.name(),
                    String.format(
                            Locale.ROOT,
                            "| %-38s | %-60s | %s |",
                            fault.name(),
                            String.join(", ", reported),
                            String.join(", ", following)));
            assertThat(reported).containsExactlyInAnyOrderElementsOf(fault.reportedBy());
            assertThat(following).containsAll(fault.soAlso()).doesNotHaveDuplicates();
            assertThat(fault.soAlso().isEmpty() || !following.isEmpty()).isTrue();
        }
    }

    @Test
    void anUntouchedDatabaseRaisesNoAlarm() throws SQLException {
        try (ThrowAwayDatabase holder = SampleDatabases.of(PACK)) {
            for (int run = 1; run <= RUNS; run++) {
                Verification verification = verify(holder.database(), 500);
                System.out.printf(
                        Locale.ROOT,
                        "clean run %d: %d checks, %d findings, %d warnings, latency of a noisy machine %s%n",
                        run,
                        verification.results().size(),
                        verification.findings().size(),
                        verification.of(Outcome.WARN).size(),
                        verification.results().stream()
                                        .anyMatch(result -> result.detail().contains("was noisy"))
                                ? "yes"
                                : "no");
                assertThat(verification.findings()).isEmpty();
                assertThat(verification.exitCode()).isZero();
                assertThat(names(verification, outcome -> outcome == Outcome.WARN || outcome == Outcome.FOLLOWS))
                        .isEmpty();
            }
        }
    }

    /** What caught what, on the console and as target/mutations.md. */
    @AfterAll
    static void printTheTable() throws IOException {
        List<String> lines = Stream.concat(
                        Stream.of("| fault | reported by | so also |", "|---|---|---|"), TABLE.values().stream())
                .toList();
        lines.forEach(System.out::println);
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "mutations.md"), lines);
    }

    /** The connection stays open while the fault is looked for, since a fault may need a lock to stay as it is. */
    private static void plant(Connection planting, Fault fault) throws SQLException {
        try (Statement statement = planting.createStatement()) {
            for (String sql : fault.sql().split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    private static Verification verify(Database database, int calls) {
        return Verifier.of(database, PACK, VerifyOptions.DEFAULT.withCalls(calls))
                .with(new DataFamily(figuresOfTheSample(), List.of(), Accepted.none()))
                .run(line -> {});
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

    /** A warning about latency says that the machine is noisy, which is so or not, and is no report of a fault. */
    private static List<String> names(Verification verification, Predicate<Outcome> outcome) {
        return verification.results().stream()
                .filter(result -> outcome.test(result.outcome()))
                .filter(result -> result.family() != Family.LATENCY || result.outcome() != Outcome.WARN)
                .map(result -> result.family().id() + "/" + result.id())
                .toList();
    }
}
