package dev.plumbline.packs.vehicles;

import static dev.plumbline.packs.vehicles.VehiclesDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every check is silent on good rows and names what it found on bad ones. */
class VehiclesChecksIT {
    /** Rows that keep every promise which a data set of any size keeps. */
    private static final String GOOD = """
            insert into engines (id, name) values (1, 'V8 5.0L'), (2, 'V6 3.5L');
            insert into transmissions (id, type) values (1, 'CVT'), (2, '6-Speed Manual');
            insert into vehicle_options (year, make, model, trim, engine_id, transmission_id) values
                (2024, 'Ford', 'F-150', 'XLT', 1, 1), (2024, 'Ford', 'F-150', 'XLT', 2, 1), (1980, 'AMC', 'Eagle', 'Base', 1, 2),
                (2024, 'BMW', 'i4', 'eDrive40', null, 1), (2024, 'McLaren', 'GT', 'Base', 1, null),
                (1990, 'Rolls-Royce', 'Silver Spur', 'II', 1, 1), (2024, 'Citroën', 'C3', 'Feel', 2, 1),
                (2024, 'Tesla', 'Model 3', 'Performance', null, null), (2020, 'Polestar', '1', 'Base', 1, 1),
                (1998, 'AM General', 'Hummer', 'Base', 1, 1), (2025, 'DeLorean', 'Alpha5', 'Base', null, 1);
            """;

    /** A fault for each check, and how its finding reads: the first columns of the first row. */
    private static final Map<String, List<String>> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "year_range", List.of("update vehicle_options set year = 2027 where make = 'Tesla'", "2027", "1")),
            Map.entry("year_count", List.of("", "6", "47", "1981")),
            Map.entry("make_count", List.of("", "10", "53")),
            Map.entry("model_count", List.of("", "10", "1741")),
            Map.entry("engine_count", List.of("", "2", "30066")),
            Map.entry("transmission_count", List.of("", "2", "828")),
            Map.entry("option_count", List.of("", "11", "1122644")),
            Map.entry("null_engine_count", List.of("", "3", "11951", "27.27")),
            Map.entry(
                    "make_title_case",
                    List.of("update vehicle_options set make = upper(make) where make = 'Ford'", "FORD", "2")),
            Map.entry(
                    "make_spelling",
                    List.of(
                            "update vehicle_options set make = 'MCLaren', year = 1998 where make in ('McLaren', 'BMW');"
                                    + " insert into vehicle_options (year, make, model, trim) values (1998, 'McLaren', 'F1', 'Base')",
                            "mclaren",
                            "2")),
            Map.entry(
                    "null_engine_electric",
                    List.of(
                            "update vehicle_options set engine_id = null where engine_id = 2 and make = 'Ford'",
                            "2024",
                            "Ford",
                            "F-150")),
            Map.entry(
                    "electric_make_engine",
                    List.of("update vehicle_options set engine_id = 1 where make = 'Tesla'", "2024", "Tesla")),
            Map.entry(
                    "duplicate_options",
                    List.of(
                            "insert into vehicle_options (year, make, model, trim, transmission_id)"
                                    + " select year, make, model, trim, transmission_id from vehicle_options where make = 'Tesla'",
                            "2024",
                            "Tesla")),
            Map.entry(
                    "orphans",
                    List.of(
                            "alter table vehicle_options drop constraint vehicle_options_engine_id_fkey;"
                                    + " update vehicle_options set id = 700, engine_id = 99 where make = 'AMC'",
                            "700",
                            "99")),
            Map.entry(
                    "blank_names",
                    List.of(
                            "update vehicle_options set trim = E'XLT\\t' where engine_id = 2 and make = 'Ford'",
                            "vehicle_options.trim",
                            "[XLT\t]",
                            "1"))));

    @Test
    void everyCheckHasAFaultItFinds() throws IOException {
        assertThat(checks().keySet()).containsExactlyElementsOf(FAULTS.keySet());
    }

    @Test
    void everyCheckSaysWhatItMeans() throws IOException {
        checks().forEach((id, text) -> {
            assertThat(text).as(id).containsPattern("(?m)^-- severity: (error|warn)$");
            assertThat(text).as(id).containsPattern("(?m)^-- reason: .{10,}$");
            assertThat(text).as(id).containsPattern("(?m)^-- promise: .{5,}$");
            assertThat(text).as(id).containsPattern("(?m)^-- dataset: (full|any)$");
        });
    }

    @Test
    void goodRowsOfAnyNumberGiveNoFinding() throws SQLException, IOException {
        try (var database = VehiclesDatabase.migrated();
                Connection connection = database.database().connectForUser()) {
            Sql.run(connection, GOOD);
            for (var check : checks().entrySet()) {
                if (!check.getValue().contains("-- dataset: full")) {
                    assertThat(rows(connection, check.getValue()))
                            .as(check.getKey())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void anEmptyTableIsNoFindingForChecksOfAnySetAndAFindingForTheFullOne() throws SQLException, IOException {
        try (var database = VehiclesDatabase.migrated();
                Connection connection = database.database().connectForUser()) {
            for (var check : checks().entrySet()) {
                assertThat(rows(connection, check.getValue()).isEmpty())
                        .as(check.getKey())
                        .isEqualTo(!check.getValue().contains("-- dataset: full"));
            }
        }
    }

    @Test
    void everyFaultIsFoundWithItsFigure() throws SQLException, IOException {
        for (var check : checks().entrySet()) {
            try (var database = VehiclesDatabase.migrated();
                    Connection connection = database.database().connectForUser()) {
                List<String> fault = FAULTS.getOrDefault(check.getKey(), List.of(""));
                Sql.run(connection, GOOD + fault.get(0));
                assertThat(rows(connection, check.getValue()))
                        .as(check.getKey())
                        .first()
                        .satisfies(row ->
                                assertThat(row.subList(0, fault.size() - 1)).isEqualTo(fault.subList(1, fault.size())));
            }
        }
    }

    @Test
    void awkwardRowsAreFoundOneByOne() throws SQLException, IOException {
        try (var database = VehiclesDatabase.withRows();
                Connection connection = database.database().connectForUser()) {
            Map<String, String> checks = checks();
            assertThat(rows(connection, String.valueOf(checks.get("duplicate_options"))))
                    .hasSize(1);
            assertThat(rows(connection, String.valueOf(checks.get("null_engine_electric"))))
                    .hasSize(1);
            assertThat(rows(connection, String.valueOf(checks.get("blank_names"))))
                    .hasSize(1);
            assertThat(rows(connection, String.valueOf(checks.get("orphans")))).isEmpty();
        }
    }

    @Test
    void whatIsAcceptedIsThere() throws SQLException, IOException {
        Path accepted = VehiclesDatabase.PACK.checks().orElseThrow().resolve("accepted.txt");
        try (var database = VehiclesDatabase.migrated();
                Connection connection = database.database().connectForUser()) {
            for (String line : Files.readAllLines(accepted)) {
                if (!line.startsWith("#")) {
                    assertThat(line).matches("[a-z_]+ [a-z_]+: .{10,}");
                    String object = line.substring(line.indexOf(' ') + 1, line.indexOf(':'));
                    assertThat(rows(
                                    connection,
                                    "select relname from pg_class where relname = ? union all"
                                            + " select conname from pg_constraint where conname = ?",
                                    object,
                                    object))
                            .as(line)
                            .containsExactly(List.of(object));
                }
            }
        }
    }

    private static Map<String, String> checks() throws IOException {
        Path folder = VehiclesDatabase.PACK.checks().orElseThrow();
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                texts.put(
                        file.getFileName().toString().replace(".sql", ""),
                        VehiclesDatabase.PACK.dataSet("full").fill(Files.readString(file)));
            }
        }
        return texts;
    }
}
