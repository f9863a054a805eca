package dev.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.data.Seeder.Seeded;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample goes into a migrated database: all of it, or nothing. */
class SeederIT {
    private static final String CHECKSUM = """
            select concat_ws(' ',
                (select md5(string_agg(e::text, ',' order by id)) from engines as e),
                (select md5(string_agg(t::text, ',' order by id)) from transmissions as t),
                (select md5(string_agg((year, make, model, trim, engine_id, transmission_id)::text, ',' order by id))
                    from vehicle_options))
            """;

    private ThrowAwayDatabase database;
    private Connection connection;

    @BeforeEach
    void migrate() {
        database = PackDatabases.migrated(Packs.find("vehicles"));
        connection = database.database().connectForUser();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void sampleFillsTheTablesAndLeavesSequencesBehindTheLastRow() throws SQLException {
        List<Seeded> seeded = Seeder.seed(connection, "vehicles");

        DataManifest sample = DataSets.get("vehicles").sample();
        assertThat(seeded)
                .isEqualTo(sample.files().stream()
                        .map(file -> new Seeded(file.table(), file.rows()))
                        .toList());
        assertThat(connection.getAutoCommit()).isTrue();
        for (Seeded table : seeded) {
            assertThat(Sql.ask(connection, "select count(*) from " + table.table()))
                    .isEqualTo(Long.toString(table.rows()));
        }
        assertThat(Sql.ask(
                        connection,
                        "select max(n_mod_since_analyze) from pg_stat_user_tables where last_analyze is not null"))
                .isEqualTo("0");
        assertThat(Sql.ask(
                        connection,
                        "insert into engines (name) values ('L4 0.1L') returning id > (select max(id) from engines)"))
                .isEqualTo("t");
        assertThat(Sql.ask(
                        connection, "select count(*) from vehicle_options where engine_id is null and make = 'Tesla'"))
                .isNotEqualTo("0");
    }

    @Test
    void sqlAndCsvFilesHoldTheSameRows(@TempDir Path folder) throws SQLException, IOException {
        Seeder.seed(connection, "vehicles");
        String seeded = Sql.ask(connection, CHECKSUM);
        Sql.run(connection, "truncate vehicle_options, engines, transmissions restart identity");
        for (DataManifest.File file : DataSets.get("vehicles")
                .generate(Scale.SAMPLE, DataFormat.SQL, folder)
                .files()) {
            Sql.run(connection, Files.readString(folder.resolve(file.name())));
        }

        assertThat(Sql.ask(connection, CHECKSUM)).isEqualTo(seeded);
    }

    @Test
    void tablesWithRowsAreLeftAlone() throws SQLException {
        Sql.run(connection, "insert into transmissions (type) values ('CVT')");

        assertThatThrownBy(() -> Seeder.seed(connection, "vehicles"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("transmissions: holds rows");
        assertThat(Sql.ask(connection, "select count(*) from engines")).isEqualTo("0");
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void aFailureInTheLastTableUndoesAll() throws SQLException {
        Sql.run(connection, "alter table vehicle_options add constraint no_tesla check (make <> 'Tesla')");

        assertThatThrownBy(() -> Seeder.seed(connection, "vehicles"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no_tesla");
        assertThat(Sql.ask(connection, "select count(*) from engines")).isEqualTo("0");
    }

    @Test
    void aTransactionOfTheCallerStaysTheCallers() throws SQLException {
        connection.setAutoCommit(false);
        Seeder.seed(connection, "vehicles");
        connection.rollback();

        assertThat(Sql.ask(connection, "select count(*) from engines")).isEqualTo("0");
    }

    @Test
    void aDatabaseWithoutTheTablesIsNamed() throws SQLException {
        Sql.run(connection, "drop table vehicle_options cascade");

        assertThatThrownBy(() -> Seeder.seed(connection, "vehicles"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("vehicle_options: no such table")
                .hasMessageContaining("migrate the pack vehicles first");
    }
}
