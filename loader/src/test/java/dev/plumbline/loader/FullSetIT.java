package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadResult;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated data set is the same from CSV and from SQL, in every table ({@code -Dplumbline.full.scale=full} for all of it). */
class FullSetIT {

    private static final Scale SCALE = Scale.parse(System.getProperty("plumbline.full.scale", "sample"));
    private static final String[] SCHEMA = {
        "create table engines (id serial primary key, name text not null unique)",
        "create table transmissions (id serial primary key, type text not null unique)",
        "create table vehicle_options (id serial primary key, year int not null, make text not null, model text not null,"
                + " trim text not null, engine_id int references engines, transmission_id int references transmissions)",
        "create index on vehicle_options (year, make, model, trim)",
        "create index on vehicle_options (engine_id)",
        "create index on vehicle_options (transmission_id)",
    };

    @TempDir
    Path folder;

    private List<String> load(DataFormat format) throws SQLException {
        Path files = folder.resolve(format.word());
        DataManifest manifest = DataSets.get("vehicles").generate(SCALE, format, files);
        try (var scratch = new Scratch(SCHEMA)) {
            LoadResult result = Loader.of(scratch.database())
                    .intoNamed()
                    .mode(Mode.REPLACE)
                    .filesByName(files)
                    .run();
            assertThat(result.loaded())
                    .isEqualTo(manifest.files().stream()
                            .mapToLong(DataManifest.File::rows)
                            .sum());
            try (Connection connection = scratch.database().connectForUser()) {
                return List.of(
                        digest(connection, "engines"),
                        digest(connection, "transmissions"),
                        digest(connection, "vehicle_options"));
            }
        }
    }

    private static String digest(Connection connection, String table) throws SQLException {
        TableChecksum sum = TableChecksum.of(connection, table);
        return table + " " + sum.rows() + " " + sum.digest();
    }

    @Test
    void checksumsFromCsvAndSqlAreEqual() throws SQLException {
        List<String> csv = load(DataFormat.CSV);
        System.out.println("full set: " + SCALE + " " + csv);
        assertThat(load(DataFormat.SQL)).isEqualTo(csv);
    }
}
