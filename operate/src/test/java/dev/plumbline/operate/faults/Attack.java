package dev.plumbline.operate.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs one command in a process of its own, and kills it or crashes its server in the midst of the work. */
final class Attack {
    private static final int LAST_MESSAGES = 8;
    private static final Random RANDOM = new Random();

    private final String verb;
    private final Database database;
    private final String argument;
    private final Path errors;

    /** How long a run takes that nobody disturbs, from its first message to its last. */
    record Whole(int messages, long milliseconds) {}

    /** What a kill met: how far the work was, from 0 to 1, and the statement sent last. */
    record Hit(double progress, String atWork) {}

    Attack(String verb, Database database, String argument, Path folder) {
        this.verb = verb;
        this.database = database;
        this.argument = argument;
        this.errors = folder.resolve("victim.err");
    }

    Whole undisturbed() throws Exception {
        try (Wire wire = new Wire(database.host(), database.port())) {
            Process process = start(wire);
            wire.first().await();
            long start = System.nanoTime();
            assertThat(said(process)).as(Files.readString(errors)).isEqualTo("done");
            return new Whole(wire.messages(), Math.max(1, (System.nanoTime() - start) / 1_000_000));
        }
    }

    /**
     * Kills by turns at a random message, at a random time and at one of the last messages, among which the commit is.
     * A hit that came after the end has progress above 1.
     */
    Hit kill(Whole whole, int turn) throws Exception {
        try (Wire wire = new Wire(database.host(), database.port())) {
            int message = Math.max(1, whole.messages() - (turn % 3 == 2 ? RANDOM.nextInt(LAST_MESSAGES) : 0));
            CountDownLatch moment = turn % 3 == 1
                    ? wire.first()
                    : wire.reached(turn % 3 == 2 ? message : 1 + RANDOM.nextInt(whole.messages()));
            Process process = start(wire);
            while (process.isAlive() && !moment.await(20, TimeUnit.MILLISECONDS)) {
                // the command goes on
            }
            if (turn % 3 == 1) {
                Thread.sleep(RANDOM.nextLong(whole.milliseconds()));
            } else if (RANDOM.nextBoolean()) {
                Thread.sleep(RANDOM.nextInt(5));
            }
            return strike(whole, wire, process);
        }
    }

    private Hit strike(Whole whole, Wire wire, Process process) throws Exception {
        boolean working = process.isAlive();
        double progress = (double) wire.messages() / whole.messages();
        var hit = new Hit(working ? Math.min(progress, 1) : 2, wire.atWork());
        if (Arena.crashes()) {
            Arena.crash();
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the command ends when its server is gone")
                    .isTrue();
        } else {
            process.destroyForcibly().waitFor();
            Arena.endSessions(database);
        }
        return hit;
    }

    private static String said(Process process) throws IOException {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return out.readLine();
        }
    }

    private Process start(Wire wire) throws IOException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        Victim.class.getName(),
                        verb,
                        "localhost",
                        Integer.toString(wire.port()),
                        database.name(),
                        database.user(),
                        database.password().orElse(""),
                        argument)
                .redirectError(errors.toFile())
                .start();
    }
}
