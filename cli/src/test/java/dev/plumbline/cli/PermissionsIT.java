package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a verb leaves on disk, run in a process whose umask forbids nothing, on an embedded server of its own. */
class PermissionsIT {
    private static final String FILE = "rw-------";
    private static final String FOLDER = "rwx------";

    @TempDir
    Path folder;

    @Test
    void filesAndFoldersAreForTheirOwnerAlone() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions here");
        // Where this runs as root the server runs as somebody else, who must be able to reach the folder.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folder.resolve("pack"));
        Files.writeString(folder.resolve("pack/V1__make.sql"), "create table item (id int primary key, name text);\n");
        Files.writeString(folder.resolve("pack/U1__make.sql"), "drop table item;\n");
        Files.writeString(folder.resolve("item.csv"), "id,name\n1,a\n,=cmd()\n-x,b\n");
        try {
            run(0, "server", "start");
            run(0, "migrate", "pack");
            run(
                    1,
                    "load",
                    "pack",
                    "--table",
                    "item",
                    "--from",
                    "item.csv",
                    "--rejects",
                    "rejects.csv",
                    "--spreadsheet");
            run(0, "snapshot", "--database", "pack", "--out", "snapshot.json");
            run(0, "backup", "pack", "--out", "backup.plumb");
            run(0, "verify", "pack", "--report", "reports/first");
            run(0, "undo", "pack");
            run(0, "generate", "vehicles", "--scale", "sample", "--out", "generated/sample");
        } finally {
            run(0, "server", "stop");
        }

        assertThat(Files.readAllLines(folder.resolve("rejects.csv")))
                .as("what a spreadsheet would compute")
                .hasSize(3)
                .last()
                .asString()
                .endsWith(",\"'-x,b\"");
        assertThat(below("home/backups")).as("undo's own backup").hasSize(1);
        for (String file : List.of("rejects.csv", "snapshot.json", "backup.plumb", "home/server/postgresql.log")) {
            assertThat(permissions(folder.resolve(file))).as(file).isEqualTo(FILE);
        }
        for (String closed : List.of("reports", "generated", "home/backups", "home/server")) {
            for (Path path : all(closed)) {
                boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                boolean empty = !isFolder && Files.size(path) == 0;
                assertThat(empty ? FILE : permissions(path)).as(path.toString()).isEqualTo(isFolder ? FOLDER : FILE);
            }
        }
        for (Path path : all("home")) {
            assertThat(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                    .as(path.toString())
                    .doesNotContain(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
        }
    }

    private List<Path> below(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.toList();
        }
    }

    private List<Path> all(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(name))) {
            return files.filter(file -> !Files.isSymbolicLink(file)).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private void run(int expected, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "umask 000; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Plumbline.class.getName()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("run.log");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.matches("PG.*|PLUMBLINE_(?!CACHE).*"));
        environment.put("PLUMBLINE_HOME", folder.resolve("home").toString());
        int code = builder.start().waitFor();
        assertThat(code)
                .as(String.join(" ", arguments) + "\n" + Files.readString(log, StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }
}
