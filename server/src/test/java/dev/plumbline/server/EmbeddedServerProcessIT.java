package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.server.cluster.Postmaster;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.RunAs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The same, where it takes processes of their own: other users, several commands, commands that are killed. */
class EmbeddedServerProcessIT {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private Path home;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = temp.resolve("home");
    }

    @AfterEach
    void stop() throws InterruptedException {
        Path data = home.resolve("server/data");
        for (int i = 0; i < 100 && Postmaster.of(data).isPresent(); i++) {
            RunAs.works("kill", "-QUIT", "" + Postmaster.of(data).get().pid());
            Thread.sleep(50);
        }
        FileTree.delete(temp);
    }

    @Test
    void commandsThatStartItAtOnceShareOneServer() throws Exception {
        var children = new ArrayList<Process>();
        for (int i = 0; i < 4; i++) {
            children.add(new Child(home).start("user", "end"));
        }
        var ports = new ArrayList<Integer>();
        for (Process child : children) {
            Child.Ended ended = Child.ended(child);
            assertThat(ended.code()).as(ended.said()).isZero();
            ports.add(ended.port());
        }
        assertThat(ports).containsOnly(ports.get(0));
    }

    @Test
    void interruptingACommandLeavesTheServer() throws Exception {
        Process child = new Child(home).before("setsid").start("user", "wait");
        Child.awaitSaid(child, "port=");
        // Not SIGINT, which a process started in the background of a script is born ignoring.
        assertThat(RunAs.works("kill", "-TERM", "--", "-" + child.pid())).isTrue();
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Child.Ended next = new Child(home).run("user", "end");
        assertThat(next.said()).contains("it was running");
    }

    @Test
    void aCommandKilledWhileItMakesTheFolderLeavesNoHalfFolder() throws Exception {
        Process child = new Child(home).start("user", "end");
        Child.awaitFile(home.resolve("server"), "data.unfinished");
        child.destroyForcibly().waitFor();
        assertThat(home.resolve("server/data")).doesNotExist();
        Child.Ended next = new Child(home).run("user", "end");
        assertThat(next.code()).as(next.said()).isZero();
        try (Stream<Path> files = Files.list(home.resolve("server"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("data", "lock", "password", "pgpass", "postgresql.log");
        }
    }

    @Test
    void aCommandKilledWhileItUnpacksLeavesNoHalfPrograms() throws Exception {
        Path cache = temp.resolve("cache");
        Process child = new Child(home).cache(cache).start("user", "end");
        Path unfinished = Child.awaitFile(cache, ".unpacking");
        Child.awaitFile(unfinished, "");
        child.destroyForcibly().waitFor();
        Child.Ended next = new Child(home).cache(cache).run("user", "end");
        assertThat(next.code()).as(next.said()).isZero();
    }

    @Test
    void aPlatformWithoutProgramsIsSaid() throws Exception {
        Child.Ended ended = new Child(home).option("-Dos.arch=riscv64").run("user", "end");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.said().strip())
                .startsWith("plumbline: no PostgreSQL binaries for linux-riscv64")
                .contains("--url")
                .hasLineCount(1);
    }

    @Test
    void rootWithoutUserNamespacesRunsItAsAnotherUser() throws Exception {
        assumeThat(RunAs.isRoot()).isTrue();
        Child.Ended ended = new Child(home)
                .withoutUnshare(temp.resolve("bin"))
                .cache(openCache(temp.resolve("cache")))
                .before("sh", "-c", "umask 077; exec \"$@\"", "sh")
                .run("user", "end");
        assertThat(ended.code()).as(ended.said()).isZero();
        Path data = home.resolve("server/data");
        assertThat(Files.getAttribute(data, "unix:uid")).isNotEqualTo(0);
        assertThat(Files.getAttribute(
                        Path.of("/proc", "" + Postmaster.of(data).orElseThrow().pid()), "unix:uid"))
                .isEqualTo(Files.getAttribute(data, "unix:uid"));

        var folders = new Folders(temp.resolve("cache"), home);
        assertThat(EmbeddedServer.stop(folders))
                .as("a root that may make user namespaces gets on with the same folder")
                .isTrue();
        EmbeddedServer.ofUser(folders);
        assertThat(EmbeddedServer.status(folders).running()).isTrue();
    }

    @Test
    void aHomeTheOtherUserCannotReachIsNamed() throws Exception {
        assumeThat(RunAs.isRoot()).isTrue();
        Path closed = Files.createDirectory(
                temp.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Child.Ended ended = new Child(closed.resolve("home"))
                .withoutUnshare(temp.resolve("bin"))
                .cache(openCache(temp.resolve("cache")))
                .run("user", "end");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.said().strip())
                .contains("cannot reach " + closed.resolve("home/server"))
                .contains("PLUMBLINE_HOME")
                .hasLineCount(1);
        Child.Ended cache = new Child(home)
                .withoutUnshare(temp.resolve("bin"))
                .cache(openCache(closed.resolve("cache")))
                .run("user", "end");
        assertThat(cache.code()).isEqualTo(3);
        assertThat(cache.said().strip()).contains("PLUMBLINE_CACHE").hasLineCount(1);
    }

    @Test
    void anOrdinaryUserNeedsNothingSpecial() throws Exception {
        assumeThat(RunAs.isRoot() && RunAs.works("setpriv", "--version"))
                .as("root becomes an ordinary user")
                .isTrue();
        String classPath = openClassPath();
        Path own = Files.createDirectory(temp.resolve("own"));
        assertThat(RunAs.works("chown", "nobody", own.toString())).isTrue();
        home = own.resolve("home");
        Path cache = openCache(own.resolve("cache"));
        Child.Ended ended = asNobody(home).classPath(classPath).cache(cache).run("user", "end");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("started now");

        Child.Ended denied = asNobody(temp.resolve("not theirs"))
                .classPath(classPath)
                .cache(cache)
                .run("user", "end");
        assertThat(denied.code()).isEqualTo(3);
        assertThat(denied.said().strip())
                .contains("permission denied")
                .contains("PLUMBLINE_HOME")
                .hasLineCount(1);

        var folders = new Folders(own.resolve("cache"), home);
        assertThat(EmbeddedServer.stop(folders))
                .as("root works on a user's folder as that user")
                .isTrue();
        EmbeddedServer.ofUser(folders);
        assertThat(asNobody(home)
                        .classPath(classPath)
                        .cache(cache)
                        .run("user", "end")
                        .said())
                .contains("it was running");
        EmbeddedServer.stop(folders);
        Child.Ended after = asNobody(home).classPath(classPath).cache(cache).run("user", "end");
        assertThat(after.said()).contains("started now");
    }

    private static Child asNobody(Path home) {
        return new Child(home).before("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/");
    }

    /** The programs, where everybody may read them. */
    private static Path openCache(Path target) {
        if (!Files.exists(target)) {
            Binaries binaries = Binaries.unpacked(Folders.ofUser().cache());
            assertThat(RunAs.works("mkdir", "-p", target.toString())).isTrue();
            assertThat(RunAs.works("cp", "-a", binaries.folder().toString(), target.toString()))
                    .isTrue();
            assertThat(RunAs.works("chmod", "755", target.toString())).isTrue();
        }
        return target;
    }

    /** The class path, copied to where everybody may read it. */
    private String openClassPath() throws IOException {
        var copied = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path target = temp.resolve("classes" + copied.size() + (entry.endsWith(".jar") ? ".jar" : ""));
            RunAs.works("cp", "-r", entry, target.toString());
            copied.add(target.toString());
        }
        RunAs.works("chmod", "-R", "a+rX", temp.toString());
        return String.join(File.pathSeparator, copied);
    }

    @Test
    void aThrowAwayServerGoesWithItsProcess() throws Exception {
        for (String end : List.of("end", "exit1", "throw")) {
            Child.Ended ended = throwAway().run("throwaway", end);
            assertThat(ended.code()).as(ended.said()).isEqualTo(end.equals("end") ? 0 : 1);
            assertThat(ended.said()).contains("throw-away (asked for)");
            assertThat(leftovers()).isEmpty();
        }
        Process killed = throwAway().start("throwaway", "wait");
        Child.awaitSaid(killed, "port=");
        Path folder = leftovers().get(0);
        long pid = Postmaster.of(folder.resolve("data")).orElseThrow().pid();
        killed.destroyForcibly().waitFor();
        assertThat(folder).exists();

        Process living = throwAway().start("throwaway", "wait");
        Child.awaitSaid(living, "port=");
        assertThat(folder).doesNotExist();
        assertThat(Postmaster.of(folder.resolve("data"))).isEmpty();
        assertThat(ProcessHandle.of(pid).flatMap(process -> process.info().command()))
                .isEmpty();

        Child.Ended third = throwAway().run("throwaway", "end");
        assertThat(third.code()).isZero();
        assertThat(leftovers()).as("a living one is left alone").hasSize(1);
        living.getOutputStream().close();
        living.waitFor();
        assertThat(leftovers()).isEmpty();
    }

    private Child throwAway() {
        return new Child(home).option("-Djava.io.tmpdir=" + temp);
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().startsWith("plumbline-"))
                    .toList();
        }
    }
}
