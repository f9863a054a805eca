package dev.plumbline.operate.bench;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Migrates folders in every way there is, one after another in one run on one server. Arguments: host, port, user, rounds, and folders
 * of others; without any, folders of several sizes are written. Works in a database of its own, {@code plumbline_bench}, which it drops
 * and creates. See docs/engineering/measured.md.
 */
public final class MigrateBenchmark {
    private static final int[] SIZES = {49, 98, 196, 392};

    private final Database database;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private MigrateBenchmark(Database database) {
        this.database = database;
    }

    private interface Way {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
        var benchmark = new MigrateBenchmark(Database.of(
                args[0], Integer.parseInt(args[1]), "plumbline_bench", args[2], System.getenv("PGPASSWORD")));
        int rounds = Integer.parseInt(args[3]);
        if (args.length == 4) {
            benchmark.written(rounds);
        }
        for (String folder : List.of(args).subList(4, args.length)) {
            benchmark.of(folder, rounds);
        }
        benchmark.print();
        Databases.drop(benchmark.database);
    }

    private void written(int rounds) throws Exception {
        Path folder = Files.createTempDirectory("migrate-bench");
        for (int size : SIZES) {
            MigrationFolder.write(folder.resolve("plain" + size), size, false);
            MigrationFolder.write(folder.resolve("undo" + size), size, true);
        }
        // The first round warms the machine up.
        for (int round = 0; round <= rounds; round++) {
            for (int size : SIZES) {
                String name = size + " files";
                forth(name, folder.resolve("plain" + size), round > 0);
                andBack(name, folder.resolve("undo" + size), round > 0);
            }
        }
    }

    private void of(String folder, int rounds) throws Exception {
        for (int round = 0; round <= rounds; round++) {
            forth(folder, Path.of(folder), round > 0);
        }
    }

    private void forth(String size, Path plain, boolean counts) throws Exception {
        Pack bare = Packs.find(plain.toString());
        time(size, "psql, a transaction for each file", counts, () -> psql(plain));
        time(size, "Flyway's API", counts, () -> flyway(plain));
        time(size, "plumbline", counts, () -> migrator(bare).migrate());
        time(size, "plumbline, keeping nothing", counts, () -> new Migrator(database, bare).migrate());
    }

    private void andBack(String size, Path folder, boolean counts) throws Exception {
        Pack undoable = Packs.find(folder.toString());
        time(
                size,
                "plumbline, each file with its undo",
                counts,
                () -> migrator(undoable).migrate());
        fresh();
        migrator(undoable).migrate();
        clock(size, "plumbline undo --to 0", counts, () -> {
            var undo =
                    new Undo(database, undoable, UndoOptions.oneStep().to("0").withBackup(true));
            undo.run(undo.plan());
        });
    }

    private Migrator migrator(Pack pack) {
        return StepRecorder.migrator(database, pack, MigrateOptions.DEFAULT);
    }

    private void fresh() {
        Databases.drop(database);
        Databases.create(database);
    }

    private void time(String size, String way, boolean counts, Way work) throws Exception {
        fresh();
        clock(size, way, counts, work);
    }

    private void clock(String size, String way, boolean counts, Way work) throws Exception {
        long start = System.nanoTime();
        work.run();
        double took = (System.nanoTime() - start) / 1e9;
        if (counts) {
            seconds.computeIfAbsent(size + " " + way, unseen -> new ArrayList<>())
                    .add(took);
        }
    }

    private void psql(Path folder) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("psql", "-qX", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null"));
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted()
                    .forEach(file -> command.addAll(List.of("-c", "begin", "-f", file.toString(), "-c", "commit")));
        }
        var process = new ProcessBuilder(command).inheritIO();
        process.environment().put("PGHOST", database.host());
        process.environment().put("PGPORT", Integer.toString(database.port()));
        process.environment().put("PGUSER", database.user());
        process.environment().put("PGDATABASE", database.name());
        process.environment().put("PGPASSWORD", database.password().orElse(""));
        if (process.start().waitFor() != 0) {
            throw new IOException("psql failed");
        }
    }

    private void flyway(Path folder) {
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(), database.user(), database.password().orElse(""))
                .locations("filesystem:" + folder)
                .load()
                .migrate();
    }

    private void print() {
        seconds.forEach((way, took) -> System.out.printf(
                Locale.ROOT,
                "%-50s %6.2f s%n",
                way,
                took.stream().mapToDouble(one -> one).min().orElse(0)));
    }
}
