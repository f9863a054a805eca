package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumbline generate} as it is typed. */
class GenerateCommandTest {
    private String out = "";
    private String err = "";

    @TempDir
    Path folder;

    @Test
    void writesTheFilesAndListsThem() {
        assertThat(run("generate", "vehicles", "--scale", "sample", "--as", "sql", "--out", "" + folder.resolve("new")))
                .isZero();

        assertThat(out.lines().map(line -> line.replaceAll(" +", " ").strip()))
                .element(0)
                .isEqualTo("file table rows bytes seconds");
        assertThat(out)
                .contains("01_engines.sql", "02_transmissions.sql", "03_vehicle_options.sql")
                .contains("written to " + folder.resolve("new") + ": 3 files");
        assertThat(folder.resolve("new/manifest.json")).exists();
        assertThat(folder.resolve("new/03_vehicle_options.sql")).exists();
    }

    @Test
    void jsonGoesToStandardOutputAlone() throws IOException {
        assertThat(run("generate", "vehicles", "--scale", "sample", "--out", "" + folder, "--format", "json"))
                .isZero();

        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("data_set").asText()).isEqualTo("vehicles");
        assertThat(json.get("scale").asText()).isEqualTo("sample");
        assertThat(json.get("files")).hasSize(3);
        JsonNode options = json.get("files").get(2);
        assertThat(options.get("bytes").asLong()).isEqualTo(Files.size(folder.resolve("03_vehicle_options.csv")));
        assertThat(err).startsWith("plumbline: generating vehicles");
    }

    @Test
    void foreignFilesStopIt() throws IOException {
        Files.writeString(folder.resolve("01_engines.csv"), "mine");

        assertThat(run("generate", "vehicles", "--scale", "sample", "--out", "" + folder))
                .isEqualTo(2);

        assertThat(out).isEmpty();
        assertThat(err).contains("01_engines.csv").contains("nothing was overwritten");
        assertThat(folder.resolve("01_engines.csv")).hasContent("mine");
    }

    @Test
    void wrongWordsAreNamed() {
        assertThat(run("generate", "vehicles", "--scale", "huge", "--out", "" + folder))
                .isEqualTo(2);
        assertThat(err).contains("huge: no such scale");
        assertThat(run("generate", "vehicles", "--scale", "sample", "--as", "xml", "--out", "" + folder))
                .isEqualTo(2);
        assertThat(err).contains("xml: no such format");
        assertThat(run("generate", "boats", "--out", "" + folder)).isEqualTo(2);
        assertThat(err).contains("boats: no data set of this name");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeIsNoBug() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(run("generate", "vehicles", "--scale", "sample", "--out", file + "/below"))
                .isEqualTo(3);
        assertThat(err).contains("cannot be written").doesNotContain("bug");
    }

    private int run(String... args) {
        Ran ran = Ran.command(args);
        out = ran.out();
        err = ran.err();
        return ran.code();
    }
}
