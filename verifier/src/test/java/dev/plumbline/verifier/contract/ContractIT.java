package dev.plumbline.verifier.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.database.Database;
import dev.plumbline.schema.codegen.TypesJob;
import dev.plumbline.schema.contract.Contract;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractIT {

    @TempDir
    private Path folder;

    private static Verification verify(Database database, Pack pack) {
        return Verifier.of(database, pack, VerifyOptions.DEFAULT.withOnly(Set.of(Family.CONTRACT)))
                .run(line -> {});
    }

    @Test
    void aMigratedPackKeepsItsContractAndADroppedIndexBreaksIt() throws SQLException {
        Pack pack = Packs.find("vehicles");
        try (var database = PackDatabases.migrated(pack)) {
            assertThat(verify(database.database(), pack).results())
                    .extracting(CheckResult::id)
                    .containsExactly("catalogue", "types");
            assertThat(verify(database.database(), pack).findings()).isEmpty();

            Sql.run(database.database(), "drop index idx_vehicle_year_make");

            assertThat(verify(database.database(), pack).findings())
                    .extracting(CheckResult::title)
                    .containsExactly("missing index idx_vehicle_year_make");
        }
    }

    @Test
    void theGeneratedClassesAreHeldAgainstTheDatabase() throws SQLException {
        Pack pack = Packs.find("vehicles");
        try (var database = PackDatabases.migrated(pack)) {
            Sql.run(database.database(), "alter table engines alter column name drop not null");

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
            Sql.run(database.database(), "create schema shop; set search_path = shop; " + sql);
            Database deployed = database.database().withSettings(Map.of("search_path", "shop"));

            assertThat(verify(deployed, pack).findings()).isEmpty();

            Sql.run(deployed, "alter table a alter column b set default 'y'");
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

    @Test
    void aUsersOwnGeneratedClassesAreFoundByTheirMarker() throws SQLException, IOException {
        Path own = Files.createDirectories(folder.resolve("own shop"));
        Files.writeString(own.resolve("V1__start.sql"), "create table a (id int primary key, \"B\" text not null);");
        Pack pack = Packs.find(own.toString());
        Path classes = compiled(own);
        VerifyOptions options =
                VerifyOptions.DEFAULT.withOnly(Set.of(Family.CONTRACT)).withTypes(classes);
        try (var database = PackDatabases.migrated(pack)) {
            assertThat(Verifier.of(database.database(), pack, options)
                            .run(line -> {})
                            .results())
                    .extracting(CheckResult::id, CheckResult::outcome, CheckResult::actual)
                    .contains(tuple("types", Outcome.PASS, "com.example.shop: 1 classes, 2 columns"));

            Sql.run(database.database(), "alter table a alter column \"B\" drop not null");

            assertThat(Verifier.of(database.database(), pack, options)
                            .run(line -> {})
                            .results())
                    .extracting(CheckResult::title)
                    .contains("generated classes: column a.\"B\"");
            assertThat(verify(database.database(), pack).results())
                    .filteredOn(result -> result.id().equals("types"))
                    .extracting(CheckResult::outcome)
                    .containsExactly(Outcome.SKIPPED);
        }
    }

    private Path compiled(Path pack) throws IOException {
        Path sources = folder.resolve("sources");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        TypesJob.run(Map.of("pack", pack.toString(), "marker", classes.toString()), "com.example.shop", sources);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> walk = Files.walk(sources)) {
            var java = walk.filter(file -> file.toString().endsWith(".java")).toList();
            var arguments = List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            assertThat(compiler.getTask(null, files, null, arguments, null, files.getJavaFileObjectsFromPaths(java))
                            .call())
                    .isTrue();
        }
        return classes;
    }
}
