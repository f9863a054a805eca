package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it is installed: beside what was built, without sources, with an archive that was not made. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Path target = Files.createDirectories(folder.resolve("cli/target"));
        launcher = Files.copy(root.resolve("plumbline"), folder.resolve("plumbline"));
        Path shared = folder.resolve("packaging/dist/src/main/bin/launch.sh");
        Files.createDirectories(shared.getParent());
        Files.copy(root.resolve(folder.relativize(shared)), shared);
        Path built = root.resolve("cli/target");
        for (String part : List.of("lib", "plumbline-cli-0.1.0-SNAPSHOT.jar")) {
            Files.createSymbolicLink(target.resolve(part), built.resolve(part));
        }
        Path archive = Files.createFile(target.resolve("plumbline.jsa"));
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(3600)));
    }

    /** In the C locale Java by itself reads such a name as question marks. */
    @Test
    void namesOfFilesAreUnicodeInTheCLocaleToo() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("Größe-表"));
        Files.writeString(pack.resolve("V1__größe.sql"), "create table a (id int);");
        String out = run(Map.of("LC_ALL", "C"), "packs", pack.toString(), "--format", "json");
        assertThat(out).contains("\"folder\" : \"" + pack + "\"");
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG|PLUMBLINE_.*|PG.*"));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }
}
