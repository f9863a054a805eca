package dev.plumbline.schema.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.preflight.Problem;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folders of every style, migrated by Flyway itself and by us: the same objects, the same history, either way round. */
class LikeFlywayIT {
    @TempDir
    Path temp;

    /** A folder as a project might keep it. */
    record Style(String name, List<String> locations, Map<String, String> placeholders, Set<String> allow) {
        static Style of(String name) {
            return new Style(name, List.of("."), Map.of(), Set.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Style> styles() {
        return Stream.of(
                Style.of("numbers"),
                Style.of("texts"),
                Style.of("bodies"),
                Style.of("quotes"),
                Style.of("copy"),
                Style.of("enums"),
                Style.of("concurrent"),
                Style.of("settings"),
                Style.of("session"),
                Style.of("baseline"),
                Style.of("repeatable"),
                new Style("callbacks", List.of("."), Map.of(), Set.of()),
                new Style("locations", List.of("common", "postgres"), Map.of(), Set.of()),
                new Style("placeholders", List.of("."), Map.of("owner", "o'brien", "size", "7"), Set.of()));
    }

    private MigrationFolder written(Style style) {
        return FolderStyles.write(style.name(), new MigrationFolder(temp.resolve(style.name())));
    }

    private static Flyway flyway(Database database, MigrationFolder folder, Style style) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(
                        database.jdbcUrl(), database.user(), database.password().orElse(""))
                .placeholders(style.placeholders())
                .locations(style.locations().stream()
                        .map(location ->
                                "filesystem:" + folder.path().resolve(location).normalize())
                        .toArray(String[]::new));
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    private static Pack pack(MigrationFolder folder, Style style) {
        String folders = style.locations().stream()
                .map(location -> folder.path().resolve(location).normalize().toString())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        return Packs.find(folders).withPlaceholders(style.placeholders());
    }

    private static List<String> history(Database database) throws SQLException {
        return Sql.rows(
                database,
                "select concat_ws('|', version, description, type, script, checksum, success)"
                        + " from flyway_schema_history order by installed_rank");
    }

    private static List<String> rows(Database database) throws SQLException {
        return Sql.rows(
                database,
                "select query_to_xml(format('select * from %s t order by t::text', c.oid::regclass), true, true, '')"
                        + "::text from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace"
                        + " and relname !~ '^(flyway|plumbline)' order by relname");
    }

    private static Catalog catalog(Database database) throws Exception {
        try (var connection = database.connectForUser()) {
            return Catalog.read(connection, CatalogScope.everything());
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void bothBuildTheSameAndUnderstandEachOthersHistory(Style style) throws Exception {
        MigrationFolder folder = written(style);
        try (var theirs = ThrowAwayDatabase.create();
                var ours = ThrowAwayDatabase.create()) {
            flyway(theirs.database(), folder, style).migrate();
            Pack pack = pack(folder, style);
            List<Problem> problems = new Migrator(ours.database(), pack).preflight();
            assertThat(problems)
                    .filteredOn(Problem::stops)
                    .as("no false alarms")
                    .isEmpty();
            new Migrator(ours.database(), pack).migrate();

            assertThat(history(ours.database())).isEqualTo(history(theirs.database()));
            assertThat(catalog(ours.database()).canonicalText())
                    .isEqualTo(catalog(theirs.database()).canonicalText());
            assertThat(rows(ours.database())).isEqualTo(rows(theirs.database()));

            flyway(ours.database(), folder, style).validate();
            assertThat(flyway(ours.database(), folder, style).migrate().migrationsExecuted)
                    .as("Flyway goes on where we stopped")
                    .isZero();
            assertThat(new Migrator(theirs.database(), pack).migrate())
                    .as("we go on where Flyway stopped")
                    .isEmpty();
        }
    }
}
