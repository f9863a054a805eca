package dev.plumbline.schema.pack.vehicles;

import static dev.plumbline.schema.pack.vehicles.VehiclesDatabase.execute;
import static dev.plumbline.schema.pack.vehicles.VehiclesDatabase.files;
import static dev.plumbline.schema.pack.vehicles.VehiclesDatabase.resource;
import static dev.plumbline.schema.pack.vehicles.VehiclesDatabase.run;
import static dev.plumbline.schema.pack.vehicles.VehiclesDatabase.undoOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VehiclesHeaderIT {

    @Test
    void everyFileSaysWhatItDoesOnAtMostEightLines() {
        for (Kind kind : new Kind[] {Kind.VERSIONED, Kind.UNDO, Kind.REPEATABLE}) {
            for (MigrationFile file : files(kind)) {
                MigrationHeader header = MigrationHeader.of(file.text());
                assertThat(header.values().keySet())
                        .as(file.fileName())
                        .containsExactlyElementsOf(MigrationHeader.KEYS);
                assertThat(header.lines()).as(file.fileName()).isLessThanOrEqualTo(8);
            }
        }
    }

    @Test
    void locksAndRewritesAreThoseThatTheHeaderNames() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = VehiclesDatabase.wholeScripts(database.database())) {
            for (MigrationFile file : files(Kind.VERSIONED)) {
                check(connection, file);
                check(connection, undoOf(file));
                run(connection, file);
                if (file.fileName().startsWith("V0003")) {
                    execute(connection, resource("rows.sql"));
                }
            }
            for (MigrationFile file : files(Kind.REPEATABLE)) {
                check(connection, file);
                check(connection, file);
            }
        }
    }

    @Test
    void aLieIsFound() throws SQLException {
        try (var database = VehiclesDatabase.withRows();
                Connection connection = database.database().connectForUser()) {
            Observed observed = Observed.of(
                    connection, "alter table vehicle_options add column note uuid default gen_random_uuid()");
            assertThat(observed.locks()).isEqualTo(Map.of("vehicle_options", "access exclusive"));
            assertThat(observed.rewritten()).containsExactly("vehicle_options");
            assertThat(MigrationHeader.of("-- Locks: share on vehicle_options").locks())
                    .isNotEqualTo(observed.locks());
        }
    }

    private static void check(Connection connection, MigrationFile file) throws SQLException {
        MigrationHeader header = MigrationHeader.of(file.text());
        Observed observed = Observed.of(connection, file.text());
        assertThat(observed.locks()).as("locks of %s", file.fileName()).isEqualTo(header.locks());
        String rewrites = String.join(", ", observed.rewritten());
        assertThat(header.values().get("Rewrites"))
                .as("rewrites of %s", file.fileName())
                .isEqualTo(rewrites.isEmpty() ? "none" : rewrites);
        assertThat(header.values().get("Transaction")).as(file.fileName()).isEqualTo("yes");
    }
}
