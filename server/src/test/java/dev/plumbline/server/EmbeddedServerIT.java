package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.FileTree;
import dev.plumbline.server.program.RunAs;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The user's own server through accidents, each in a folder of its own. */
class EmbeddedServerIT {
    @TempDir(cleanup = CleanupMode.NEVER)
    Path temp;

    private Folders folders;

    @BeforeEach
    void name() {
        folders = new Folders(Folders.ofUser().cache(), temp.resolve("Höme of it"));
    }

    @AfterEach
    void stop() {
        if (EmbeddedServer.status(folders).running()) {
            EmbeddedServer.stop(folders);
        }
        FileTree.delete(temp);
    }

    private Database start() {
        return EmbeddedServer.ofUser(folders).database("postgres");
    }

    private long pid() {
        return EmbeddedServer.status(folders).pid();
    }

    private Path data() {
        return folders.home().resolve("server/data");
    }

    private void kill(long pid) throws InterruptedException {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        for (int i = 0; i < 100 && EmbeddedServer.status(folders).running(); i++) {
            Thread.sleep(50);
        }
        assertThat(EmbeddedServer.status(folders).running()).isFalse();
    }

    private static ServerSocket occupy(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    @Test
    void itIsDurableFoundAgainAndKeepsItsPort() throws Exception {
        Database first = start();
        assertThat(Sql.ask(first, "show fsync")).isEqualTo("on");
        assertThat(Sql.ask(first, "show full_page_writes")).isEqualTo("on");
        assertThat(Sql.ask(first, "show synchronous_commit")).isEqualTo("on");
        Sql.run(first, "create table kept as select 7 as i");
        EmbeddedServer again = EmbeddedServer.ofUser(folders);
        assertThat(again.describe())
                .isEqualTo("embedded PostgreSQL " + Binaries.ofThisBuild() + " on port " + first.port() + ", data in "
                        + folders.home().resolve("server") + " (no server was named; it was running)");
        again.close();
        assertThat(EmbeddedServer.stop(folders)).isTrue();
        assertThat(EmbeddedServer.stop(folders)).isFalse();

        try (var other = occupy(first.port())) {
            assertThat(other.isBound()).isTrue();
            Database moved = start();
            assertThat(moved.port()).isNotEqualTo(first.port());
            assertThat(Sql.ask(moved, "select i from kept")).isEqualTo("7");
            EmbeddedServer.stop(folders);
            Database recorded = start();
            assertThat(recorded.port()).isEqualTo(moved.port());
            assertThat(Files.readString(folders.home().resolve("server/pgpass")))
                    .startsWith("127.0.0.1:" + moved.port() + ":*:postgres:");
        }
    }

    @Test
    void aKilledServerIsStartedAgainWithWhatWasCommitted() throws Exception {
        Sql.run(start(), "create table kept as select 7 as i");
        kill(pid());
        assertThat(data().resolve("postmaster.pid")).exists();
        Database again = start();
        assertThat(Sql.ask(again, "select i from kept")).isEqualTo("7");

        kill(pid());
        Process stranger = new ProcessBuilder("sleep", "100").start();
        try {
            String file = Files.readString(data().resolve("postmaster.pid"));
            Files.writeString(data().resolve("postmaster.pid"), file.replaceFirst("^\\d+", "" + stranger.pid()));
            assertThat(Sql.ask(start(), "select i from kept")).isEqualTo("7");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void sessionsThatOutliveAKilledServerAreEnded() throws Exception {
        Database first = start();
        Sql.run(first, "create table kept as select 7 as i");
        var busy = new Thread(() -> {
            try {
                Sql.ask(first, "select count(*) from generate_series(1, 100000000000) a where a % 2 = 3");
            } catch (SQLException expected) {
                return;
            }
        });
        busy.start();
        while (!Sql.ask(
                        first,
                        "select count(*) from pg_stat_activity where query like '%2 = 3' and pid <> pg_backend_pid()")
                .equals("1")) {
            Thread.sleep(50);
        }
        kill(pid());
        assertThat(Sql.ask(start(), "select i from kept")).isEqualTo("7");
        busy.join();
    }

    @Test
    void threadsThatStartItAtOnceGetOneServer() throws Exception {
        var ports = new ArrayList<Integer>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var thread = new Thread(() -> {
                Database database = start();
                synchronized (ports) {
                    ports.add(database.port());
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ports).hasSize(4).containsOnly(ports.get(0));
    }

    @Test
    void dataOfAnotherMajorVersionIsLeftAlone() throws Exception {
        start();
        Files.writeString(data().resolve("PG_VERSION"), "16\n", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> start()).hasMessageContaining("was made by PostgreSQL 16, this build brings 17");
        EmbeddedServer.stop(folders);
        assertThatThrownBy(() -> start())
                .hasMessageContaining(data() + " was made by PostgreSQL 16, this build brings 17")
                .hasMessageContaining("PLUMBLINE_HOME")
                .message()
                .hasLineCount(1);
        Files.writeString(data().resolve("PG_VERSION"), "17\n", StandardCharsets.UTF_8);
    }

    @Test
    void aFolderThatIsNoDataFolderIsLeftAlone() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> start()).hasMessageContaining("is not a PostgreSQL data folder");
        assertThat(data().resolve("thesis.txt")).hasContent("mine");
    }

    @Test
    void aFileWhereTheFolderShouldBeIsNamed() throws Exception {
        Files.writeString(folders.home(), "no folder");
        assertThatThrownBy(() -> start())
                .hasMessageContaining("cannot use folder " + folders.home())
                .hasMessageContaining("PLUMBLINE_HOME")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothingBroken() throws Exception {
        assumeThat(RunAs.isRoot()).as("only root mounts a small disk").isTrue();
        Files.createDirectories(folders.home());
        assumeThat(RunAs.works(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=10m",
                        "tmpfs",
                        folders.home().toString()))
                .as("this root may mount")
                .isTrue();
        try {
            assertThatThrownBy(() -> start())
                    .hasMessageContaining("initdb failed to make " + data())
                    .hasMessageContaining("No space left on device")
                    .message()
                    .hasLineCount(1);
            assertThat(data()).doesNotExist();
            assertThat(RunAs.works(
                            "mount", "-o", "remount,size=90m", folders.home().toString()))
                    .isTrue();
            Sql.run(start(), "create table kept as select 7 as i");
            EmbeddedServer.stop(folders);
            Path filler = folders.home().resolve("filler");
            RunAs.works("dd", "if=/dev/zero", "of=" + filler, "bs=64k");
            assertThatThrownBy(() -> start())
                    .hasMessageContaining("the embedded server did not start")
                    .hasMessageContaining("0 MB are free there")
                    .message()
                    .hasLineCount(1);
            Files.delete(filler);
            assertThat(Sql.ask(start(), "select i from kept")).isEqualTo("7");
            EmbeddedServer.stop(folders);
        } finally {
            RunAs.works("umount", folders.home().toString());
        }
    }

    @Test
    void statusNeedsNothing() {
        var nowhere = new Folders(temp.resolve("no cache"), temp.resolve("no home"));
        assertThat(EmbeddedServer.status(nowhere).running()).isFalse();
        assertThat(EmbeddedServer.stop(nowhere)).isFalse();
        assertThat(List.of(temp.resolve("no cache"), temp.resolve("no home"))).noneMatch(Files::exists);
    }
}
