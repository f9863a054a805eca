package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kept embedded server, by commands in processes of their own, in a home of the test's own. */
class ServerCommandIT {
    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    /** Where the build runs as root the server runs as somebody else, who must be able to reach the folder. */
    @BeforeEach
    void letOthersPass() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.createDirectories(folder.resolve("a pack"));
        Files.writeString(
                folder.resolve("a pack").resolve("V1__make.sql"),
                "create table item as select 1 as id, 'kept' as word;\n");
    }

    @AfterEach
    void stop() throws Exception {
        run("server", "stop");
    }

    @Test
    void itIsStartedUsedKilledStartedAgainAndStopped() throws Exception {
        String pack = folder.resolve("a pack").toString();
        assertThat(run("server", "status")).isZero();
        assertThat(out).contains("is not running, data in " + folder.resolve("home"));
        assertThat(run("server", "stop")).isZero();
        assertThat(err).contains("was not running");

        assertThat(run("server", "start")).as(err).isZero();
        assertThat(err).contains("started");
        assertThat(out).containsPattern("runs as process \\d+ on port \\d+").contains("connect: PGPASSFILE=");
        assertThat(run("server", "start")).isZero();
        assertThat(err).contains("was running already");
        for (String[] reading : new String[][] {{"migrate", pack, "--check"}, {"history", pack}, {"current", pack}}) {
            assertThat(run(reading)).as(err).isZero();
            assertThat(err).contains("database a_pack created", "database a_pack dropped again");
        }
        assertThat(run("migrate", pack)).as(err).isZero();
        assertThat(out).contains("1 migration applied");

        run("server", "status", "--format", "json");
        long postmaster = number("\"pid\" : (\\d+)");
        assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly()).isTrue();
        ProcessHandle.of(postmaster).ifPresent(process -> process.onExit().join());
        run("server", "status");
        assertThat(out).contains("is not running");
        assertThat(run("current", pack)).as(err).isZero();
        assertThat(out).containsPattern("schema\\s+1\\s+make\\s+0");

        assertThat(run("server", "stop")).isZero();
        assertThat(err).contains("stopped");
        run("server", "status");
        assertThat(out).contains("is not running");
    }

    @Test
    void aWrongWordIsAnsweredInWordsThatCanBeTyped() throws Exception {
        assertThat(run("server", "restart")).isEqualTo(2);
        assertThat(err).contains("'restart', expected start, stop, status or install");
        assertThat(run("server", "install")).isEqualTo(2);
        assertThat(err).contains("plumbline server install ");
        assertThat(run("server", "start", "15")).isEqualTo(2);
    }

    private long number(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(out);
        assertThat(found.find()).as(out).isTrue();
        return Long.parseLong(found.group(1));
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Plumbline.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("PG.*|PLUMBLINE_(?!CACHE).*"));
        environment.put("PLUMBLINE_HOME", folder.resolve("home").toString());
        int code = builder.start().waitFor();
        out = Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
        err = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
        return code;
    }
}
