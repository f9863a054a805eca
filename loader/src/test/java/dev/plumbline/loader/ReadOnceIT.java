package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import dev.plumbline.loader.report.Reject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be read only once is read by one thread at a time, and none of its rows is lost or loaded twice. */
class ReadOnceIT {

    private static final int TIMES = Integer.getInteger("plumbline.read.once.times", 12);
    private static final long SEED = Long.getLong("plumbline.read.once.seed", 4711);

    /** Gives its text in pieces and with pauses of any length, and notices when two threads read at once. */
    private static final class Slow extends InputStream {
        private final byte[] text;
        private final Random random;
        private final int pauses;
        private final AtomicInteger readers = new AtomicInteger();
        private volatile boolean shared;
        private int at;

        Slow(String text, long seed, int pauses) {
            this.text = text.getBytes(StandardCharsets.UTF_8);
            this.random = new Random(seed);
            this.pauses = pauses;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            shared |= readers.incrementAndGet() > 1;
            try {
                int size = Math.min(Math.min(length, text.length - at), 1 + random.nextInt(1 << 16));
                sleep(random.nextInt(1 + pauses));
                System.arraycopy(text, at, into, from, size);
                at += size;
                return size == 0 ? -1 : size;
            } finally {
                readers.decrementAndGet();
            }
        }

        /** As a read of standard input does, it goes on waiting when it is interrupted. */
        private static void sleep(int millis) {
            long end = System.nanoTime() + millis * 1_000_000L;
            while (System.nanoTime() < end) {
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** Rows that name a default end the COPY before them, which is when the server's refusal of an earlier row is heard. */
    private static String rows(int count, TreeSet<Integer> refused, int width, int defaults) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "insert into t values (" + i + ", " + (refused.contains(i) ? -1 : i) + ", "
                        + (i % defaults == 0 ? "default" : "'" + "x".repeat(width) + "'") + ");\n")
                .collect(Collectors.joining());
    }

    @Test
    void rowsReadAreRowsLoadedAndRowsRejectedWhereverTheServerRefuses() {
        var random = new Random(SEED);
        for (int time = 0; time < TIMES; time++) {
            int count = 1 + random.nextInt(time % 3 == 1 ? 50 : 20_000);
            var refused = new TreeSet<Integer>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                refused.add(1 + random.nextInt(count));
            }
            Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
            var stream = new Slow(
                    rows(count, refused, random.nextInt(700), 2 + random.nextInt(9_000)),
                    random.nextLong(),
                    random.nextInt(time % 4 == 0 ? 60 : 2));
            try (var scratch = new Scratch("create table t (id int primary key, n int check (n > 0), text text)")) {
                LoadResult result = scratch.into("t").mode(mode).rejects(scratch.path("r.csv")).stream(
                                () -> stream, "rows.sql")
                        .run();
                String what =
                        "seed " + SEED + ", time " + time + ": " + mode + ", " + count + " rows without " + refused;
                assertThat(stream.shared).as(what).isFalse();
                assertThat(result.read()).as(what).isEqualTo(count);
                assertThat(result.rejected()).as(what).isEqualTo(refused.size());
                assertThat(result.loaded()).as(what).isEqualTo(count - refused.size());
                assertThat(scratch.rows("select count(*), count(distinct id), max(id) from t")
                                .get(0))
                        .as(what)
                        .startsWith((count - refused.size()) + "|" + (count - refused.size()) + "|");
                assertThat(lines(scratch)).as(what).isEqualTo(List.copyOf(refused));
            }
        }
    }

    private static List<Integer> lines(Scratch scratch) {
        return Scratch.text(scratch.path("r.csv"))
                .lines()
                .skip(1)
                .map(line -> Integer.valueOf(line.split(",")[1]))
                .toList();
    }

    private static LoadException refused(FileLoad load) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(LoadException.class, load::run);
    }

    /** Rows that are refused here, by a check and by a key, before and after the first that ends the load. */
    @Test
    void aStrictLoadOfAStreamNamesEveryBadRowAsOfAFile() {
        for (Mode mode : Mode.values()) {
            try (var scratch = new Scratch(
                    "create table p (id int primary key)",
                    "insert into p values (0)",
                    "create table t (id int primary key, n int check (n > 0), p int references p)")) {
                String text = IntStream.rangeClosed(1, 3000)
                        .mapToObj(i -> (i == 1500 ? 1499 : i) + "," + (i % 700 == 0 ? "-" : "") + i + ","
                                + (i == 2222 ? 9 : i == 2900 ? "x" : 0))
                        .collect(Collectors.joining("\n", "id,n,p\n", "\n"));
                LoadException file = refused(scratch.into("t").mode(mode).files(scratch.file("t.csv", text)));
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                LoadException stream = refused(scratch.into("t").mode(mode).stream(
                        () -> new ByteArrayInputStream(bytes),
                        scratch.path("t.csv").toString()));
                assertThat(file.rejects().stream().map(Reject::line))
                        .as("%s", mode)
                        .containsExactly(701L, 1401L, 1501L, 2101L, 2223L, 2801L, 2901L);
                assertThat(stream.rejects()).as("%s", mode).isEqualTo(file.rejects());
                assertThat(stream.rejects())
                        .noneMatch(r -> r.sqlState().isEmpty() || r.column().isEmpty());
                assertThat(stream).hasMessage(file.getMessage());
            }
        }
    }

    @Test
    void aStrictLoadOfObjectsNamesEveryBadRow() {
        try (var scratch = new Scratch("create table engines (id int primary key, name varchar not null)")) {
            var load = Loader.of(scratch.database())
                    .into(dev.plumbline.types.vehicles.Tables.ENGINES)
                    .rows(IntStream.rangeClosed(1, 100).boxed())
                    .column(dev.plumbline.types.vehicles.Tables.ENGINES.ID, i -> i == 50 ? 49 : i)
                    .column(dev.plumbline.types.vehicles.Tables.ENGINES.NAME, i -> i % 40 == 0 ? null : "e" + i)
                    .load();
            var e = org.assertj.core.api.Assertions.catchThrowableOfType(LoadException.class, load::run);
            assertThat(e.rejects().stream().map(Reject::line)).containsExactly(40L, 50L, 80L);
        }
    }
}
