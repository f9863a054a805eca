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

    @Test
    void commandsThatStartTogetherBuildOnce() throws Exception {
        checkoutThatIsNotBuilt();
        Process first = start(ownPrograms(), "--version");
        Process second = start(ownPrograms(), "--version");
        List<String> said = List.of(outputOf(first), outputOf(second));
        assertThat(said).allMatch(out -> out.contains("plumbline 0.1.0"));
        assertThat(said).filteredOn(out -> out.contains("plumbline: building")).hasSize(1);
        assertThat(said).filteredOn(out -> out.contains("to finish building")).hasSize(1);
        assertThat(folder.resolve("target/building")).doesNotExist();
    }

    @Test
    void aBuildThatWasKilledIsNotWaitedFor() throws Exception {
        checkoutThatIsNotBuilt();
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        Files.createSymbolicLink(folder.resolve("target/building"), Path.of(Long.toString(killed.pid())));
        assertThat(run(ownPrograms(), "--version"))
                .contains("plumbline: building")
                .doesNotContain("to finish building");
        assertThat(Files.isSymbolicLink(folder.resolve("target/building"))).isFalse();
    }

    /** Its Maven takes a second, and puts in place what was built before; its Java makes no archive. */
    private void checkoutThatIsNotBuilt() throws IOException {
        Files.createDirectories(folder.resolve("schema/src/main"));
        Files.createDirectories(folder.resolve("schema/packs"));
        Files.createFile(folder.resolve("pom.xml"));
        Files.createFile(folder.resolve("schema/pom.xml"));
        Files.createDirectories(folder.resolve("target"));
        Path jar = folder.resolve("cli/target/plumbline-cli-0.1.0-SNAPSHOT.jar");
        Path built = jar.toRealPath();
        Files.delete(jar);
        program("mvn", "sleep 1; cp '%s' '%s'".formatted(built, jar));
        program(
                "java",
                "case $* in *ArchivedClasses*) exit 1 ;; esac; exec '%s/bin/java' \"$@\""
                        .formatted(System.getProperty("java.home")));
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Map<String, String> ownPrograms() {
        return Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"), "JAVA_HOME", folder.toString());
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        Process process = start(environment, arguments);
        String out = outputOf(process);
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG|PLUMBLINE_.*|PG.*"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String outputOf(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
