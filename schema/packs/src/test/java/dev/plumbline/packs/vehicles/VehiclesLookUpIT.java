package dev.plumbline.packs.vehicles;

import static dev.plumbline.packs.vehicles.VehiclesDatabase.resource;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VehiclesLookUpIT {
    private static final String MAKES = "select make from get_makes_for_year(?::int)";
    private static final String MODELS = "select model from get_models_for_year_make(?::int, ?::varchar)";
    private static final String TRIMS =
            "select trim_name from get_trims_for_year_make_model(?::int, ?::varchar, ?::varchar)";
    private static final String OPTIONS = "select engine_name, transmission_type, engine_id, transmission_id"
            + " from get_options_for_vehicle(?::int, ?::varchar, ?::varchar, ?::varchar)";

    /** Every value that a key of the tables has, and others that none has. */
    private static final String KEYS = """
            select distinct y, mk, md, t
            from (select distinct year from vehicle_options union all values (null), (0), (-1), (2147483647)) as a (y)
            cross join (select distinct make from vehicle_options
                union all values (null), (''), ('ford'), ('FORD'), (' Ford'), ('Ford '), ('F%'), ('''; --')) as b (mk)
            cross join (select distinct model from vehicle_options
                union all values (null), (''), ('F-15'), ('model 3'), ('%'), ('"')) as c (md)
            cross join (select distinct trim from vehicle_options union all values (null), ('xLT'), ('X%'), ('''')) as d (t)
            """;

    private static ThrowAwayDatabase database;

    @BeforeAll
    static void start() {
        database = VehiclesDatabase.withRows();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void theCascadeAnswersWhatTheTablesHold() throws SQLException {
        try (Connection connection = database.database().connectForUser()) {
            assertThat(rows(connection, MAKES, 2024))
                    .containsExactly(List.of("Ford"), List.of("Kia"), List.of("Tesla"));
            assertThat(rows(connection, MODELS, 2024, "Ford")).containsExactly(List.of("F-150"), List.of("Mustang"));
            assertThat(rows(connection, TRIMS, 2024, "Ford", "F-150"))
                    .containsExactly(List.of("Lariat"), List.of("XL"), List.of("XLT"));
            assertThat(rows(connection, OPTIONS, 2024, "Ford", "F-150", "XLT"))
                    .containsExactly(
                            List.of("V6 3.5L", "10-Speed Automatic", "2", "1"),
                            List.of("V8 5.0L", "10-Speed Automatic", "1", "1"));
        }
    }

    @Test
    void electricVehiclesAndUnknownTransmissionsComeBackWithNullsLast() throws SQLException {
        try (Connection connection = database.database().connectForUser()) {
            assertThat(rows(connection, OPTIONS, 2024, "Tesla", "Model 3", "Long Range"))
                    .containsExactly(Arrays.asList(null, "CVT", null, "3"), Arrays.asList(null, null, null, null));
            assertThat(rows(connection, OPTIONS, 2024, "Ford", "Mustang", "GT"))
                    .containsExactly(
                            Arrays.asList("L4 2.3L \"EcoBoost\"", null, "4", null),
                            List.of("V8 5.0L", "10-Speed Automatic", "1", "1"),
                            List.of("V8 5.0L", "6-Speed Manual", "1", "2"),
                            Arrays.asList(null, null, null, null));
        }
    }

    /** Every combination of keys, in one statement for each look-up: rows, their number and their order. */
    @Test
    void everyKeyAndManyThatDoNotExistGiveWhatAPlainQueryGives() throws SQLException {
        try (Connection connection = database.database().connectForUser()) {
            assertThat(rows(connection, "select count(*) > 10000 from (" + KEYS + ") as k"))
                    .containsExactly(List.of("t"));
            same(
                    connection,
                    "get_makes_for_year(y)",
                    "make",
                    "select distinct make as a from vehicle_options where year = y");
            same(
                    connection,
                    "get_models_for_year_make(y, mk)",
                    "model",
                    "select distinct model as a from vehicle_options where year = y and make = mk");
            same(
                    connection,
                    "get_trims_for_year_make_model(y, mk, md)",
                    "trim_name",
                    "select distinct trim as a from vehicle_options where year = y and make = mk and model = md");
            same(
                    connection,
                    "get_options_for_vehicle(y, mk, md, t)",
                    "engine_name, transmission_type, engine_id, transmission_id",
                    "select distinct e.name as a, s.type as b, engine_id as c, transmission_id as d"
                            + " from vehicle_options left join engines as e on e.id = engine_id"
                            + " left join transmissions as s on s.id = transmission_id"
                            + " where year = y and make = mk and model = md and trim = t");
        }
    }

    @Test
    void aRowIsSeenAtOnceAndGoneAtOnce() throws SQLException {
        try (var own = VehiclesDatabase.withRows();
                Connection writer = own.database().connectForUser();
                Connection reader = own.database().connectForUser()) {
            // often enough for both the driver and the server to keep the statement's plan
            for (int i = 0; i < 12; i++) {
                assertThat(rows(reader, MAKES, 1980)).containsExactly(List.of("AMC"));
            }
            Sql.run(
                    writer,
                    "insert into vehicle_options (year, make, model, trim) values (1980, 'Zastava', '101', 'L')");
            assertThat(rows(reader, MAKES, 1980)).containsExactly(List.of("AMC"), List.of("Zastava"));
            Sql.run(writer, "delete from vehicle_options where make = 'AMC'");
            assertThat(rows(reader, MAKES, 1980)).containsExactly(List.of("Zastava"));
        }
    }

    @Test
    void namesAreNotResolvedByTheSearchPathOfTheCaller() throws SQLException {
        try (Connection connection = database.database().connectForUser()) {
            Sql.run(connection, "create temporary table vehicle_options (year int, make varchar)");
            assertThat(rows(connection, MAKES, 1980)).containsExactly(List.of("AMC"));
            Sql.run(connection, "set search_path = ''");
            assertThat(rows(connection, "select make from public.get_makes_for_year(1980)"))
                    .containsExactly(List.of("AMC"));
        }
    }

    @Test
    void thePackWorksInAnySchema() throws SQLException {
        try (var own = ThrowAwayDatabase.create();
                Connection connection = VehiclesDatabase.wholeScripts(own.database())) {
            Sql.run(connection, "create schema \"My Schema\"; set search_path = \"My Schema\"");
            for (Kind kind : new Kind[] {Kind.VERSIONED, Kind.REPEATABLE}) {
                for (var file : VehiclesDatabase.files(kind)) {
                    VehiclesDatabase.run(connection, file);
                }
            }
            Sql.run(connection, resource("rows.sql"));
            Sql.run(connection, "reset search_path");
            assertThat(rows(connection, "select make from \"My Schema\".get_makes_for_year(1980)"))
                    .containsExactly(List.of("AMC"));
            Sql.run(connection, "alter schema \"My Schema\" rename to moved");
            assertThat(rows(connection, "select make from moved.get_makes_for_year(1980)"))
                    .containsExactly(List.of("AMC"));
        }
    }

    /** Compares whole answers as arrays, so that order and duplicates count. */
    private static void same(Connection connection, String call, String columns, String plain) throws SQLException {
        String answered = "(select array_agg(row(" + columns + ")::text order by n) from " + call
                + " with ordinality as f (" + columns + ", n))";
        String wanted = "(select array_agg(row(p.*)::text order by p) from (" + plain + ") as p)";
        var different = rows(
                connection,
                "select y, mk, md, t, " + answered + " as have, " + wanted + " as want from (" + KEYS + ") as k where "
                        + answered + " is distinct from " + wanted + " limit 3");
        assertThat(different).as(call).isEmpty();
    }
}
