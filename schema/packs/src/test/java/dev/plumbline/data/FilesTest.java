package dev.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.output.ResultFile.Existing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a data set: their form, and whose files are replaced. */
class FilesTest {
    private static final DataSet VEHICLES = DataSets.get("vehicles");

    @TempDir
    Path folder;

    @Test
    void sqlFilesAreStatementsOfAThousandRows() throws IOException {
        DataManifest manifest = VEHICLES.generate(Scale.SAMPLE, DataFormat.SQL, folder);

        List<String> lines = Files.readAllLines(folder.resolve("03_vehicle_options.sql"));
        long rows = manifest.files().get(2).rows();
        assertThat(lines.get(0))
                .isEqualTo("INSERT INTO vehicle_options (year, make, model, trim, engine_id, transmission_id) VALUES");
        assertThat(lines.stream().filter(line -> line.startsWith("INSERT"))).hasSize((int) ((rows + 999) / 1000));
        assertThat(lines.stream().filter(line -> line.startsWith("("))).hasSize((int) rows);
        assertThat(lines.stream().filter(line -> line.endsWith(");"))).hasSize((int) ((rows + 999) / 1000));
        assertThat(lines.stream().filter(line -> line.contains("NULL")))
                .isNotEmpty()
                .allMatch(line -> line.matches("\\([0-9]{4},'.+','.+','.+',NULL,[0-9]+\\)[,;]"));
        assertThat(lines.stream().filter(line -> line.contains("d''Elegance"))).isNotEmpty();
    }

    @Test
    void csvQuotesOnlyWhatNeedsIt() throws IOException {
        TableRows table = new TableRows(
                "01_odd",
                "odd",
                List.of("id", "name"),
                5,
                () -> Stream.of(odd("a,b"), odd("say \"hi\""), odd("two\nlines"), odd(""), writer -> {
                    writer.number(7);
                    writer.nothing();
                }));
        var csv = new java.io.ByteArrayOutputStream();
        DataManifest.File file = TableFile.write(table, DataFormat.CSV, "01_odd.csv", csv);
        assertThat(csv.toString(StandardCharsets.UTF_8))
                .isEqualTo("id,name\n7,\"a,b\"\n7,\"say \"\"hi\"\"\"\n7,\"two\nlines\"\n7,\"\"\n7,\n");
        assertThat(file.rows()).isEqualTo(5);
        assertThat(file.bytes()).isEqualTo(csv.size());
    }

    @Test
    void filesThatAreThereAndWholeNeedNotBeMadeAgain() throws IOException {
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.CSV, folder)).isEmpty();
        DataManifest manifest = VEHICLES.regenerate(Scale.SAMPLE, DataFormat.CSV, folder);
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.CSV, folder)).contains(manifest);
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.SQL, folder)).isEmpty();
        assertThat(VEHICLES.written(Scale.FULL, DataFormat.CSV, folder)).isEmpty();

        Path options = folder.resolve("03_vehicle_options.csv");
        byte[] bytes = Files.readAllBytes(options);
        bytes[bytes.length / 2] ^= 1;
        Files.write(options, bytes);
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.CSV, folder)).isEmpty();
        assertThat(VEHICLES.regenerate(Scale.SAMPLE, DataFormat.CSV, folder)).isEqualTo(manifest);
        Files.writeString(folder.resolve(DataManifest.NAME), "{ half");
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.CSV, folder)).isEmpty();
        VEHICLES.regenerate(Scale.SAMPLE, DataFormat.CSV, folder);
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.CSV, folder)).contains(manifest);
    }

    @Test
    void aSecondRunReplacesItsOwnFilesAlsoOfAnotherFormat() throws IOException {
        VEHICLES.generate(Scale.SAMPLE, DataFormat.SQL, folder);
        VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder);

        assertThat(names())
                .containsExactly("01_engines.csv", "02_transmissions.csv", "03_vehicle_options.csv", "manifest.json");
    }

    @Test
    void foreignFilesAreNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("02_transmissions.csv"), "mine");

        assertThatThrownBy(() -> VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("02_transmissions.csv")
                .hasMessageContaining("nothing was overwritten");
        assertThat(names()).containsExactly("02_transmissions.csv");
        assertThat(folder.resolve("02_transmissions.csv")).hasContent("mine");
    }

    @Test
    void aManifestOfAnotherProgramIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{\"name\": \"a web application\"}");

        assertThatThrownBy(() -> VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not a manifest of this program");
        assertThat(names()).containsExactly("manifest.json");
    }

    @Test
    void editedFilesAreNotOverwritten() throws IOException {
        VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder);
        Files.writeString(folder.resolve("01_engines.csv"), "id,name\n1,V8 mine\n");

        assertThatThrownBy(() -> VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("changed since it was generated");
        assertThat(folder.resolve("01_engines.csv")).hasContent("id,name\n1,V8 mine\n");
    }

    @Test
    void filesGiveWayWhenThatIsWantedAndLinksNever() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Files.writeString(folder.resolve("01_engines.csv"), "mine");
        Files.writeString(folder.resolve("manifest.json"), "{\"name\": \"a web application\"}");
        VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder, Existing.REPLACED, file -> {});
        assertThat(VEHICLES.written(Scale.SAMPLE, DataFormat.CSV, folder)).isPresent();

        Files.delete(folder.resolve("01_engines.csv"));
        Files.createSymbolicLink(folder.resolve("01_engines.csv"), elsewhere);
        assertThatThrownBy(() -> VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, folder, Existing.REPLACED, file -> {}))
                .hasMessageContaining("is a symbolic link");
        assertThat(elsewhere).hasContent("mine");
    }

    @Test
    void aFileIsNotAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> VEHICLES.generate(Scale.SAMPLE, DataFormat.CSV, file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void manifestsAreReadAsTheyWereWritten() {
        DataManifest manifest = new DataManifest(
                "odd \"name\"\n",
                "x3",
                "csv",
                "odd-1",
                List.of(new DataManifest.File("a.csv", "a", 1, 1L << 40, "00ff")),
                List.of(new DataManifest.Promise("rows", 3, 4)));

        assertThat(DataManifest.parse(manifest.toJson(), "test")).isEqualTo(manifest);
    }

    @Test
    void scalesAreReadStrictly() {
        assertThat(Scale.parse("sample")).isEqualTo(Scale.SAMPLE);
        assertThat(Scale.parse("full")).isEqualTo(Scale.parse("x1"));
        assertThat(Scale.parse("x12")).hasToString("x12");
        for (String wrong : List.of("", "x", "x0", "x-1", "2", "x1001", "x99999", "huge")) {
            assertThatThrownBy(() -> Scale.parse(wrong)).isInstanceOf(DataException.class);
        }
    }

    private static DataRow odd(String name) {
        return writer -> {
            writer.number(7);
            writer.text(name);
        };
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
