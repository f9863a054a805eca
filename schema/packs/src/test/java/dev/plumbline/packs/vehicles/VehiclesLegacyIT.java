package dev.plumbline.packs.vehicles;

import static dev.plumbline.packs.vehicles.VehiclesDatabase.files;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.resource;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.rows;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VehiclesLegacyIT {

    @Test
    void theViewsOfTheLegacyCatalogueAnswerFromItsChain() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            run(connection, files(Kind.VERSIONED).get(0));
            Sql.run(connection, resource("legacy_rows.sql"));
            assertThat(rows(connection, "select year from vehicles.available_years order by year"))
                    .containsExactly(List.of("1999"), List.of("2023"), List.of("2024"));
            assertThat(
                            rows(
                                    connection,
                                    "select make_id, make from vehicles.makes_by_year where year = 2024 order by make collate \"C\""))
                    .containsExactly(List.of("1", "Ford"), List.of("2", "Tesla"));
            assertThat(rows(
                            connection,
                            "select make, model from vehicles.models_by_year_make where (year, make) = (2024, 'Ford')"
                                    + " order by model collate \"C\""))
                    .containsExactly(List.of("Ford", "Cee'd"), List.of("Ford", "F-150"), List.of("Ford", "Mustang"));
        }
    }

    @Test
    void deletingAMakeTakesItsChainWithItAndNothingElse() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            run(connection, files(Kind.VERSIONED).get(0));
            Sql.run(connection, resource("legacy_rows.sql"));
            Sql.run(connection, "delete from vehicles.make where name = 'Ford'");
            assertThat(rows(connection, "select make, model, year from vehicles.models_by_year_make order by year"))
                    .containsExactly(
                            List.of("Land Rover", "Defender 110 \"Heritage\"", "1999"),
                            List.of("Tesla", "Model 3", "2024"));
            assertThat(rows(connection, "select count(*) from vehicles.engine")).containsExactly(List.of("3"));
        }
    }
}
