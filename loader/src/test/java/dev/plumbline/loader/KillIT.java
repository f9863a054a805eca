package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kills the process, the connection or the server at a random moment of a load, {@code -Dplumbline.kills=N} times for each kind
 * of load, and looks whether the table is as before or as after.
 */
class KillIT {

    private static final int KILLS = Integer.getInteger("plumbline.kills", 1);
    private static final String KINDS_ASKED = System.getProperty("plumbline.kill.kinds", "");
    private static final Random RANDOM = new Random(Long.getLong("plumbline.kill.seed", 42));

    static List<String> kinds() {
        return KINDS_ASKED.isEmpty() ? Faults.KINDS : List.of(KINDS_ASKED.split(","));
    }

    private interface Killer {
        /** Begins a load, breaks it after so many milliseconds and waits until nothing of it runs any more. */
        void loadAndKill(Scratch scratch, String kind, Path file, long after) throws Exception;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void killedProcess(String kind) throws Exception {
        check("process", kind, KillIT::killProcess);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void droppedConnection(String kind) throws Exception {
        check("connection", kind, KillIT::dropConnection);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void crashedServer(String kind) throws Exception {
        check("server", kind, KillIT::crashServer);
    }

    /** A load that nobody kills: how long it takes, and what it leaves. */
    private record Whole(long millis, String sum) {}

    private static final Map<String, Whole> WHOLE = new ConcurrentHashMap<>();

    private static Whole whole(Scratch scratch, String kind, Path file) {
        long start = System.nanoTime();
        Faults.configure(scratch.into("t"), kind).files(file).run();
        return new Whole((System.nanoTime() - start) / 1_000_000, Faults.sum(scratch));
    }

    private static void check(String what, String kind, Killer killer) throws Exception {
        try (var scratch = new Scratch(Faults.schema())) {
            Path file = Faults.input(scratch, kind);
            Faults.reset(scratch);
            String before = Faults.sum(scratch);
            List<String> surroundings = Faults.surroundings(scratch);
            Whole undisturbed = WHOLE.computeIfAbsent(kind, k -> whole(scratch, k, file));
            long whole = undisturbed.millis();
            String after = undisturbed.sum();
            Map<String, Integer> seen = new TreeMap<>();
            for (int i = 0; i < KILLS; i++) {
                Faults.reset(scratch);
                killer.loadAndKill(scratch, kind, file, 1 + RANDOM.nextInt((int) (whole * 12 / 10) + 50));
                String found = Faults.sum(scratch);
                seen.merge(
                        found.equals(before) ? "before" : found.equals(after) ? "after" : "between", 1, Integer::sum);
                if (!kind.startsWith("chunk")) {
                    assertThat(found).as("%s %s", what, kind).isIn(before, after);
                }
                assertThat(Faults.surroundings(scratch)).isEqualTo(surroundings);
                again(scratch, kind, file, found.equals(after) && !kind.startsWith("chunk"));
                assertThat(Faults.sum(scratch))
                        .as("%s %s, run again", what, kind)
                        .isEqualTo(after);
            }
            System.out.printf("kills: %s %s %d times: table found as %s%n", what, kind, KILLS, seen);
        }
    }

    /** The next run works: it goes on, or does what was not done. */
    private static void again(Scratch scratch, String kind, Path file, boolean done) {
        if (!(done && kind.equals("append"))) {
            Faults.configure(scratch.into("t"), kind).files(file).run();
        }
    }

    private static void killProcess(Scratch scratch, String kind, Path file, long after) throws Exception {
        var database = scratch.database();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LoadChild.class.getName(),
                database.hosts(),
                database.name(),
                database.user(),
                database.password().orElse(""),
                "t",
                kind,
                file.toString()));
        Process child = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = child.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("started");
            child.waitFor(after * 5 / 2 + 300, TimeUnit.MILLISECONDS); // a fresh virtual machine is slower
        } finally {
            child.destroyForcibly().waitFor();
        }
        gone(scratch);
    }

    /** The server has to notice by itself that nobody is there any more. */
    private static void gone(Scratch scratch) throws InterruptedException {
        String busy = "select count(*) from pg_stat_activity where application_name = 'plumbline load' and datname ="
                + " current_database()";
        for (int i = 0; i < 1500 && !scratch.rows(busy).get(0).equals("0"); i++) {
            Thread.sleep(10);
        }
        assertThat(scratch.rows(busy)).containsExactly("0");
    }

    /** The network breaks between the two: both have to notice by themselves. */
    private static void dropConnection(Scratch scratch, String kind, Path file, long after) throws Exception {
        var database = scratch.database();
        try (var proxy = new CuttingProxy(database.host(), database.port())) {
            var through = new Database(proxy.hosts(), database.name(), database.properties());
            whileLoading(Loader.of(through).into("t"), kind, file, after, proxy::cut);
        }
        gone(scratch);
    }

    /** A backend that is killed takes the whole server down: it throws every session out and recovers from its log. */
    private static void crashServer(Scratch scratch, String kind, Path file, long after) throws Exception {
        whileLoading(scratch.into("t"), kind, file, after, () -> {
            for (String pid :
                    scratch.rows("select pid from pg_stat_activity where application_name = 'plumbline load' and"
                            + " datname = current_database()")) {
                var backend = ProcessHandle.of(Long.parseLong(pid));
                assumeTrue(
                        backend.flatMap(p -> p.info().command()).orElse("").contains("postgres"),
                        "the server's processes are not on this machine");
                backend.ifPresent(ProcessHandle::destroyForcibly);
            }
        });
        Thread.sleep(200); // the postmaster takes a moment to notice, and answers until it does
        for (int i = 0, answers = 0; i < 400 && answers < 3; i++) {
            try {
                scratch.rows("select 1");
                answers++;
            } catch (RuntimeException e) {
                answers = 0;
            }
            Thread.sleep(50);
        }
        gone(scratch);
    }

    private static void whileLoading(FileLoad into, String kind, Path file, long after, Runnable kill)
            throws Exception {
        var load = Faults.configure(into, kind).files(file);
        var failure = new Throwable[1];
        var thread = new Thread(() -> {
            try {
                load.run();
            } catch (RuntimeException e) {
                failure[0] = e;
            }
        });
        thread.start();
        thread.join(after);
        kill.run();
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
        if (failure[0] != null) {
            assertThat(failure[0]).isInstanceOf(dev.plumbline.database.PlumblineException.class);
        }
    }
}
