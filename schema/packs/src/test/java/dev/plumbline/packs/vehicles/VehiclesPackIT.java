package dev.plumbline.packs.vehicles;

import static dev.plumbline.packs.vehicles.VehiclesDatabase.PACK;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.resource;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class VehiclesPackIT {

    @Test
    void bothPhasesAreAppliedWithoutARemarkAndTheSecondRunHasNothingToDo() {
        try (var database = ThrowAwayDatabase.create()) {
            var migrator = new Migrator(database.database(), PACK);
            assertThat(migrator.preflight()).isEmpty();
            migrator.migrate();
            assertThat(migrator.migrate()).isEmpty();
            assertThat(migrator.history())
                    .filteredOn(entry -> !entry.state().equals("baseline"))
                    .extracting(HistoryEntry::script, HistoryEntry::state)
                    .containsExactly(
                            applied("V0001__create_legacy_schema.sql"),
                            applied("V0002__create_engines_and_transmissions.sql"),
                            applied("V0003__create_vehicle_options.sql"),
                            applied("V0004__index_vehicle_options.sql"),
                            applied("V0005__drop_legacy_schema.sql"),
                            applied("R__get_makes_for_year.sql"),
                            applied("R__get_models_for_year_make.sql"),
                            applied("R__get_options_for_vehicle.sql"),
                            applied("R__get_trims_for_year_make_model.sql"),
                            applied("V0001__add_make_model_statistics.sql"));
        }
    }

    @Test
    void thePhaseOfTheStructureAloneHasTheIndexesAndTheLookUps() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            new Migrator(database.database(), PACK, MigrateOptions.DEFAULT.withPhases(Set.of(Phase.SCHEMA))).migrate();
            assertThat(rows(connection, "select make from get_makes_for_year(2024)"))
                    .isEmpty();
            assertThat(rows(
                            connection,
                            "select indexdef from pg_indexes where indexname like 'idx\\_%' order by indexname"))
                    .containsExactly(
                            index("idx_vehicle_year_make", "year, make"),
                            index("idx_vehicle_year_make_model", "year, make, model"),
                            index("idx_vehicle_year_make_model_trim", "year, make, model, \"trim\""));
        }
    }

    @Test
    void stoppingAtTheLegacyCatalogueAndGoingOnFromThere() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            var legacy = new Migrator(database.database(), PACK, MigrateOptions.DEFAULT.withTarget("0001"));
            legacy.migrate();
            Sql.run(connection, resource("legacy_rows.sql"));
            assertThat(rows(connection, "select count(*) from vehicles.trim")).containsExactly(List.of("7"));
            new Migrator(database.database(), PACK).migrate();
            assertThat(rows(connection, "select make from get_makes_for_year(2024)"))
                    .isEmpty();
            assertThat(rows(connection, "select to_regnamespace('vehicles') is null"))
                    .containsExactly(List.of("t"));
            assertThat(legacy.preflight()).isEmpty();
            assertThat(legacy.migrate()).isEmpty();
        }
    }

    @Test
    void itSaysWhatItIsAndWhatItPromises() {
        assertThat(PACK.name()).isEqualTo("vehicles");
        assertThat(PACK.postgresql()).containsExactly(15, 16, 17, 18);
        assertThat(PACK.data())
                .singleElement()
                .satisfies(full -> assertThat(full.rows())
                        .containsEntry("engines", 30_066L)
                        .containsEntry("transmissions", 828L)
                        .containsEntry("vehicle_options", 1_122_644L));
        assertThat(PACK.budgets().functions())
                .containsOnlyKeys(
                        "get_makes_for_year",
                        "get_models_for_year_make",
                        "get_options_for_vehicle",
                        "get_trims_for_year_make_model")
                .containsValue(Duration.ofMillis(1));
    }

    private static Tuple applied(String script) {
        return tuple(script, "applied");
    }

    private static List<String> index(String name, String columns) {
        return List.of("CREATE INDEX " + name + " ON public.vehicle_options USING btree (" + columns + ")");
    }
}
