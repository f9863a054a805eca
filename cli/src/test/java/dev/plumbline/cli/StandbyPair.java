package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.Folders;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.Programs;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A primary and the standby that repeats it, each a server of its own in a folder. */
final class StandbyPair implements AutoCloseable {
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            fsync = off
            wal_level = replica
            wal_keep_size = '256MB'
            hot_standby = on
            max_standby_streaming_delay = -1
            autovacuum = off
            """;

    private final Programs programs;
    private final Path folder;
    private final int primaryPort = freePort();
    private final int standbyPort = freePort();

    private StandbyPair(Programs programs, Path folder) {
        this.programs = programs;
        this.folder = folder;
    }

    /** @param folder empty */
    static StandbyPair start(Path folder) throws IOException {
        Programs programs = Programs.of(Binaries.unpacked(Folders.ofUser().cache()), folder.resolve("primary"));
        programs.runAs().ownAll(folder);
        var pair = new StandbyPair(programs, folder);
        pair.make();
        return pair;
    }

    private void make() throws IOException {
        Path primary = folder.resolve("primary");
        run(
                "initdb",
                "-D",
                primary.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        add(primary.resolve("postgresql.conf"), SETTINGS + "port = " + primaryPort + "\n");
        Path standby = folder.resolve("standby");
        copy(primary, standby);
        add(
                standby.resolve("postgresql.conf"),
                "port = " + standbyPort + "\nprimary_conninfo = 'host=127.0.0.1 port=" + primaryPort
                        + " user=postgres application_name=standby'\n");
        add(standby.resolve("standby.signal"), "");
        programs.runAs().ownAll(folder);
        start("primary");
        start("standby");
    }

    void start(String which) {
        Path data = folder.resolve(which);
        run("pg_ctl", "start", "-D", data.toString(), "-l", data + ".log", "-w", "-t", "120");
    }

    void stop(String which) {
        run("pg_ctl", "stop", "-D", folder.resolve(which).toString(), "-m", "fast", "-w", "-t", "60");
    }

    Database primary(String name) {
        return Database.of("127.0.0.1", primaryPort, name, "postgres", null);
    }

    Database standby(String name) {
        return Database.of("127.0.0.1", standbyPort, name, "postgres", null);
    }

    /** Returns once the standby has done all that the primary has. */
    void catchUp() throws SQLException, InterruptedException {
        String position = Sql.ask(primary("postgres"), "select pg_current_wal_lsn()");
        String reached = "select pg_last_wal_replay_lsn() >= '" + position + "'";
        for (int i = 0; i < 1200 && !Sql.ask(standby("postgres"), reached).equals("t"); i++) {
            Thread.sleep(50);
        }
        assertThat(Sql.ask(standby("postgres"), reached)).isEqualTo("t");
    }

    private void run(String program, String... arguments) {
        Programs.Outcome outcome = programs.run(program, List.of(arguments));
        assertThat(outcome.code()).as(String.join("\n", outcome.lines())).isZero();
    }

    private static void add(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static int freePort() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<AssertionError> failures = new ArrayList<>();
        for (String which : List.of("standby", "primary")) {
            if (Files.exists(folder.resolve(which).resolve("postmaster.pid"))) {
                try {
                    stop(which);
                } catch (AssertionError e) {
                    failures.add(e);
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
