package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.mode.Mode;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody reads all the time while a load runs, and sees the old rows or the new ones. */
class ReadersIT {

    private static final String LOOK = "select count(*) || ' ' || min(v) || ' ' || max(v) from t";

    private static Set<String> seenDuring(Scratch scratch, Runnable load, AtomicInteger readings)
            throws InterruptedException {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        var over = new AtomicBoolean();
        var reader = new Thread(() -> {
            while (!over.get()) {
                seen.add(scratch.rows(LOOK).get(0));
                readings.incrementAndGet();
            }
        });
        reader.start();
        try {
            load.run();
        } finally {
            over.set(true);
            reader.join();
        }
        return seen;
    }

    @Test
    void readersSeeTheOldRowsOrTheNewOnes() throws InterruptedException {
        for (String kind : new String[] {"replace", "online", "sync"}) {
            try (var scratch = new Scratch(
                    "create table t (id int primary key, v text)",
                    "insert into t select i, 'old' from generate_series(1, 5000) i")) {
                String[] lines = new String[60_001];
                lines[0] = "id,v";
                for (int i = 1; i < lines.length; i++) {
                    lines[i] = i + ",new";
                }
                Path file = scratch.file("t.csv", lines);
                var readings = new AtomicInteger();
                Set<String> seen = seenDuring(
                        scratch,
                        () -> Faults.configure(scratch.into("t"), kind)
                                .files(file)
                                .run(),
                        readings);
                assertThat(seen).as(kind).isSubsetOf("5000 old old", "60000 new new");
                assertThat(readings.get()).isPositive();
            }
        }
    }

    /** A snapshot taken before a replace sees the new rows, whole: TRUNCATE alone would show it an empty table. */
    @Test
    void anOlderSnapshotNeverSeesAnEmptyTable() throws Exception {
        try (var scratch = new Scratch(
                        "create table t (id int primary key, v text)",
                        "insert into t select i, 'old' from generate_series(1, 9) i");
                var connection = scratch.database().connectForUser();
                var statement = connection.createStatement()) {
            statement.execute("begin isolation level repeatable read");
            statement.execute("select 1 from pg_class limit 1");
            scratch.into("t")
                    .mode(Mode.REPLACE)
                    .files(scratch.file("t.csv", "id,v", "1,new", "2,new"))
                    .run();
            try (var row = statement.executeQuery(LOOK)) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("2 new new");
            }
        }
    }
}
