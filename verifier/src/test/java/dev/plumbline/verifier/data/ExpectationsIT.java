package dev.plumbline.verifier.data;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.TRANSMISSIONS;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.test.PlumblineTest;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Deadline;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.run.CheckRunner;
import dev.plumbline.verifier.sqlcheck.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of promise, kept and broken, on rows that can be counted on one hand. */
@PlumblineTest(pack = "vehicles", sample = false)
class ExpectationsIT {

    @BeforeAll
    static void fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("insert into engines (id, name) values (1, 'V8'), (2, 'V6'), (3, 'l4')");
            statement.execute("insert into vehicle_options (year, make, model, trim, engine_id) values"
                    + " (1980, 'Ford', 'F-150', 'XLT', 1), (1980, 'Ford', 'F-150', 'XLT', 2),"
                    + " (1999, 'Kia', 'Rio', 'LX', null), (2026, 'Kia', 'Rio', 'LX', 1)");
        }
    }

    @Test
    void keptPromisesPassWithTheirFigure(Database database) throws SQLException {
        Expectations promises = new Expectations();
        promises.expect(VEHICLE_OPTIONS)
                .rowCount(4)
                .rowCountBetween(1, 9)
                .unique(VEHICLE_OPTIONS.YEAR, VEHICLE_OPTIONS.MAKE, VEHICLE_OPTIONS.ENGINE_ID)
                .distinctCount(2, VEHICLE_OPTIONS.MAKE, VEHICLE_OPTIONS.MODEL)
                .holds("sane", "years are sane", VEHICLE_OPTIONS.YEAR.gt(1900))
                .column(VEHICLE_OPTIONS.YEAR)
                .between(1980, 2026)
                .distinctCount(3)
                .notNull()
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .nullCount(1)
                .nullShare(0.26, 0.011)
                .references(ENGINES.ID)
                .column(VEHICLE_OPTIONS.MAKE)
                .acceptedValues(Set.of("Ford", "Kia"))
                .matches("^[A-Z][a-z]+$");
        List<CheckResult> results = run(database, promises);
        assertThat(results).hasSize(13).allMatch(result -> result.outcome() == Outcome.PASS);
        assertThat(results.stream().map(CheckResult::actual))
                .contains("4", "1980 to 2026", "1 nulls (25.000 %)", "25.000 % (1)", "3");
    }

    @Test
    void brokenPromisesFailWithTheirFigureAndRows(Database database) throws SQLException {
        Expectations promises = new Expectations();
        promises.expect(VEHICLE_OPTIONS)
                .rowCount(5)
                .unique(VEHICLE_OPTIONS.YEAR, VEHICLE_OPTIONS.MAKE)
                .column(VEHICLE_OPTIONS.YEAR)
                .between(1981, 2025)
                .distinctCount(4)
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .notNull()
                .nullShare(0.5, 0.1)
                .references(TRANSMISSIONS.ID)
                .column(VEHICLE_OPTIONS.MAKE)
                .acceptedValues(Set.of("Ford"))
                .matches("^F");
        List<CheckResult> results = run(database, promises);
        assertThat(results).hasSize(9).allMatch(result -> result.outcome() == Outcome.FAIL);
        CheckResult between = results.stream()
                .filter(result -> result.id().equals("vehicle_options.year.between"))
                .findFirst()
                .orElseThrow();
        assertThat(between.actual()).isEqualTo("1980 to 2026, 3 rows outside");
        assertThat(((Attachment.Rows) between.attachments().get(0)).total()).isEqualTo(3);
    }

    @Test
    void aPromiseCanBeNamedAndSoftened(Database database) throws SQLException {
        Expectations promises = new Expectations();
        promises.expect(ENGINES).rowCount(7).as("engine_count", "seven engines").warn();
        assertThat(run(database, promises)).singleElement().satisfies(result -> {
            assertThat(result.id()).isEqualTo("engine_count");
            assertThat(result.outcome()).isEqualTo(Outcome.WARN);
        });
    }

    @Test
    void anEmptyTableBreaksNothingButItsCount(Database database) throws SQLException {
        Expectations promises = new Expectations();
        promises.expect(TRANSMISSIONS)
                .rowCount(1)
                .column(TRANSMISSIONS.TYPE)
                .nullShare(0, 0)
                .unique()
                .matches("x")
                .distinctCount(0);
        assertThat(run(database, promises).stream().filter(result -> result.outcome() == Outcome.FAIL))
                .hasSize(1);
    }

    private static List<CheckResult> run(Database database, Expectations promises) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return new CheckRunner(new CheckContext(connection, Deadline.none(), line -> {}))
                    .run(new DataFamily(promises, List.of(), Accepted.none()));
        }
    }
}
