package dev.plumbline.packs.vehicles;

import static dev.plumbline.packs.vehicles.VehiclesDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Look-ups touch buffers in proportion to the rows they return, not to the rows they search. */
class VehiclesBuffersIT {
    /** Root, branch, leaf and heap or visibility map for a probe; for an option, the same for each of its two names. */
    private static final int BUFFERS_PER_ROW = 10;

    /**
     * Two years of 60 makes, each of 8 models, 4 trims and 10 options: 19,200 options a year, scattered over the table,
     * which autovacuum leaves alone so that statistics are there when a test says so.
     */
    private static final String FILL = """
            alter table vehicle_options set (autovacuum_enabled = false);
            insert into engines (name) select 'engine ' || n from generate_series(1, 4000) as n;
            insert into transmissions (type) select 'transmission ' || n from generate_series(1, 800) as n;
            insert into vehicle_options (year, make, model, trim, engine_id, transmission_id)
            select
                y, 'Make ' || mk, 'Model ' || mk || '-' || md, 'Trim ' || t,
                case when mk > 1 then 1 + (mk * 997 + md * 101 + t * 11 + o) % 4000 end, 1 + (mk * 7 + o) % 800
            from generate_series(2001, 2002) as y, generate_series(1, 60) as mk, generate_series(1, 8) as md,
                generate_series(1, 4) as t, generate_series(1, 10) as o
            order by hashint4(((y * 31 + mk) * 31 + md) * 400 + t * 40 + o);
            """;

    private static final String NO_SUCH_TRIM = "get_options_for_vehicle(2001, 'Make 5', 'Model 5-5', 'Trim')";

    private static final List<String> KEYS = List.of(
            "get_makes_for_year(2002)",
            "get_makes_for_year(1999)",
            "get_models_for_year_make(2001, 'Make 4')",
            "get_models_for_year_make(2001, 'Make')",
            "get_trims_for_year_make_model(2001, 'Make 9', 'Model 9-3')",
            "get_trims_for_year_make_model(2001, 'Make 9', 'Model 9')",
            "get_options_for_vehicle(2001, 'Make 5', 'Model 5-5', 'Trim 4')",
            "get_options_for_vehicle(2001, 'Make 1', 'Model 1-1', 'Trim 1')",
            NO_SUCH_TRIM);

    @Test
    void rightAfterALoadBeforeAnyStatistics() throws SQLException {
        try (var database = loaded();
                Connection connection = database.database().connectForUser()) {
            check(connection);
        }
    }

    @Test
    void withStatistics() throws SQLException {
        try (var database = loaded();
                Connection connection = database.database().connectForUser()) {
            Sql.run(connection, "analyze");
            check(connection);
            Sql.run(connection, "vacuum");
            check(connection);
            Sql.run(connection, "set plan_cache_mode = force_generic_plan");
            check(connection);
        }
    }

    /** The trap of the shorter index: see the statistics of phase optimize. */
    @Test
    void withIndexesBuiltAgainInAnotherOrder() throws SQLException {
        try (var database = loaded();
                Connection connection = database.database().connectForUser()) {
            Sql.run(
                    connection,
                    "drop index idx_vehicle_year_make, idx_vehicle_year_make_model;"
                            + " create index idx_vehicle_year_make_model on vehicle_options (year, make, model);"
                            + " create index idx_vehicle_year_make on vehicle_options (year, make)");
            assertThat(cost(connection, "select * from " + NO_SUCH_TRIM).buffers())
                    .isGreaterThan(BUFFERS_PER_ROW);
            Sql.run(connection, "analyze");
            check(connection);
            assertThat(expectedRows(connection)).isBetween(20, 80);
            Sql.run(connection, "drop statistics vehicle_options_make_model");
            assertThat(expectedRows(connection)).isLessThan(10);
        }
    }

    @Test
    void aPlainDistinctWouldNotPass() throws SQLException {
        try (var database = loaded();
                Connection connection = database.database().connectForUser()) {
            Sql.run(connection, "analyze");
            Cost plain = cost(connection, "select distinct trim from vehicle_options where year = 2002");
            assertThat(plain.rows()).isEqualTo(4);
            assertThat(plain.buffers()).isGreaterThan(5 * BUFFERS_PER_ROW);
        }
    }

    private static void check(Connection connection) throws SQLException {
        for (String key : KEYS) {
            Cost cost = cost(connection, "select * from " + key);
            assertThat(cost.buffers())
                    .as("buffers for the %d rows of %s", cost.rows(), key)
                    .isLessThanOrEqualTo(BUFFERS_PER_ROW * (cost.rows() + 1));
        }
    }

    private record Cost(int rows, int buffers) {}

    private static Cost cost(Connection connection, String select) throws SQLException {
        JsonNode plan = plan(connection, "analyze, buffers, ", select);
        return new Cost(
                plan.get("Actual Rows").asInt(),
                plan.get("Shared Hit Blocks").asInt()
                        + plan.get("Shared Read Blocks").asInt());
    }

    private static JsonNode plan(Connection connection, String options, String select) throws SQLException {
        String json = String.valueOf(rows(connection, "explain (" + options + "format json) " + select)
                .get(0)
                .get(0));
        try {
            return new ObjectMapper().readTree(json).get(0).get("Plan");
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** How many options the planner expects of a model in a year; there are 40. */
    private static int expectedRows(Connection connection) throws SQLException {
        return plan(
                        connection,
                        "",
                        "select * from vehicle_options where year = 2001 and make = 'Make 5' and model = 'Model 5-5'")
                .get("Plan Rows")
                .asInt();
    }

    private static ThrowAwayDatabase loaded() {
        return ThrowAwayDatabase.copyOf("vehicles, file by file, with many rows", database -> {
            VehiclesDatabase.migrate(database);
            try (Connection connection = database.connectForUser()) {
                Sql.run(connection, FILL);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }
}
