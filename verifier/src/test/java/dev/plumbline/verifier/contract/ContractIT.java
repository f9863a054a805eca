package dev.plumbline.verifier.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.contract.Contract;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractIT {

    @TempDir
    private Path folder;

    private static Verification verify(Database database, Pack pack) {
        return Verifier.of(database, pack, VerifyOptions.DEFAULT.withOnly(Set.of(Family.CONTRACT)))
                .run(line -> {});
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aMigratedPackKeepsItsContractAndADroppedIndexBreaksIt() throws SQLException {
        Pack pack = Packs.find("vehicles");
        try (var database = PackDatabases.migrated(pack)) {
            assertThat(verify(database.database(), pack).results())
                    .extracting(CheckResult::id)
                    .containsExactly("catalogue", "types");
            assertThat(verify(database.database(), pack).findings()).isEmpty();

            run(database.database(), "drop index idx_vehicle_year_make");

            assertThat(verify(database.database(), pack).findings())
                    .extracting(CheckResult::title)
                    .containsExactly("missing index idx_vehicle_year_make");
        }
    }

    @Test
    void theGeneratedClassesAreHeldAgainstTheDatabase() throws SQLException {
        Pack pack = Packs.find("vehicles");
        try (var database = PackDatabases.migrated(pack)) {
            run(database.database(), "alter table engines alter column name drop not null");

            Verification verification = verify(database.database(), pack);
            assertThat(verification.findings())
                    .extracting(CheckResult::title)
                    .containsExactly("changed column engines.name: not null");
            assertThat(verification.of(Outcome.FOLLOWS))
                    .extracting(CheckResult::title)
                    .containsExactly("generated classes: column engines.name");
        }
    }

    @Test
    void aFolderInAnotherSchemaIsComparedByItsOwnMigrations() throws SQLException, IOException {
        String sql = "create table a (id int primary key, b text default 'x' check (b <> ''));"
                + "create view v as select id from a; create index a_b on a (b);";
        Files.writeString(folder.resolve("V1__start.sql"), sql);
        Pack pack = Packs.find(folder.toString());
        try (var database = ThrowAwayDatabase.create()) {
            run(database.database(), "create schema shop; set search_path = shop; " + sql);
            Database deployed = database.database().withSettings(Map.of("search_path", "shop"));

            assertThat(verify(deployed, pack).findings()).isEmpty();

            run(deployed, "alter table a alter column b set default 'y'");
            assertThat(verify(deployed, pack).findings())
                    .extracting(CheckResult::title)
                    .containsExactly("changed column a.b: default");
        }
    }

    @Test
    void aRecordedContractIsReadAndAStaleOneIsNot() throws IOException {
        Files.writeString(folder.resolve("V1__start.sql"), "create table a (id int);");
        Pack pack = Packs.find(folder.toString());
        Contract.record(pack, folder.resolve(Contract.FILE));

        assertThat(Contract.of(pack).recorded()).isTrue();
        Files.writeString(folder.resolve("V2__more.sql"), "create table b (id int);");
        assertThat(Contract.of(Packs.find(folder.toString())).recorded()).isFalse();
    }
}
