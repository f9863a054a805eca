package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Results that go nowhere are no results. */
class OutputTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void aResultThatCannotBeWrittenIsNoSuccess() throws IOException {
        var err = new StringWriter();
        try (var full = new PrintWriter(new FileOutputStream("/dev/full"), false, StandardCharsets.UTF_8)) {
            assertThat(Plumbline.run(full, new PrintWriter(err), "--help")).isEqualTo(3);
        }
        assertThat(err.toString()).contains("standard output: cannot be written");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void noVerbReplacesADeviceALinkOrAFileUnasked(@TempDir Path folder) throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), mine);
        for (String verb : new String[] {"snapshot", "backup"}) {
            assertThat(refused(verb, "/dev/full", "--overwrite")).contains("is not a plain file");
            assertThat(refused(verb, link.toString(), "--overwrite")).contains("is a symbolic link to " + mine);
            assertThat(refused(verb, mine.toString())).contains("already exists");
        }
        assertThat(mine).hasContent("mine");
    }

    /** Refused before any server is asked: there is none at this address. */
    private static String refused(String... verbAndOut) {
        String[] line = new String[verbAndOut.length + 3];
        line[0] = verbAndOut[0];
        line[1] = "--url";
        line[2] = "postgresql://nobody@127.0.0.1:1/none";
        line[3] = "--out";
        System.arraycopy(verbAndOut, 1, line, 4, verbAndOut.length - 1);
        Ran ran = Ran.command(line);
        assertThat(ran.code()).isEqualTo(2);
        return ran.err();
    }
}
