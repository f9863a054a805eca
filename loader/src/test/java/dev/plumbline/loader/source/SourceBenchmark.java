package dev.plumbline.loader.source;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceRow;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Measures how fast records are read, on one core and without any server, from files it writes itself or from those given:
 * {@code java -cp … dev.plumbline.loader.source.SourceBenchmark [FILE…]}; docs/loader-sources.md has the whole command. Other work
 * on the machine makes wall time useless, so CPU time is given beside it.
 */
public final class SourceBenchmark {

    private static final int ROWS = 1_122_644;
    private static final int ROUNDS = 6;

    private SourceBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<Path> files = args.length > 0
                ? List.of(args).stream().map(Path::of).toList()
                : written(Files.createTempDirectory("plumbline-source-benchmark"));
        for (Path file : files) {
            for (int round = 1; round <= ROUNDS; round++) {
                measure(file, round);
            }
            for (int round = 1; round <= ROUNDS && file.toString().endsWith(".csv"); round++) {
                measureFastCsv(file, round);
            }
        }
    }

    private static void measure(Path file, int round) throws IOException {
        long start = System.nanoTime();
        long cpu = cpuTime();
        long rows = 0;
        long bytes = 0;
        try (RowSource source = Sources.open(file, SourceOptions.standard())) {
            while (source.next()) {
                SourceRow row = source.row();
                rows += row.line() > 0 ? 1 : 0;
                for (int i = 0; i < row.size(); i++) {
                    bytes += row.kind(i).hasText() ? row.end(i) - row.start(i) : 0;
                }
            }
        }
        print(file, "read here", round, rows, bytes, start, cpu);
    }

    /** The same with the CSV library that was the alternative; it gives a String per value. */
    private static void measureFastCsv(Path file, int round) throws IOException {
        long start = System.nanoTime();
        long cpu = cpuTime();
        long rows = -1;
        long chars = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                rows++;
                for (int i = 0; i < row.getFieldCount(); i++) {
                    chars += row.getField(i).length();
                }
            }
        }
        print(file, "FastCSV", round, rows, chars, start, cpu);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(Path file, String reader, int round, long rows, long bytes, long start, long cpu)
            throws IOException {
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (cpuTime() - cpu) / 1e9;
        System.out.printf(
                "%-16s %-10s round %d: %,d rows, %,d bytes of values, %.3f s, %.3f s of CPU, %.0f MB per CPU second%n",
                file.getFileName(),
                reader,
                round,
                rows,
                bytes,
                seconds,
                cpuSeconds,
                Files.size(file) / 1e6 / cpuSeconds);
    }

    private static List<Path> written(Path folder) throws IOException {
        Path csv = folder.resolve("options.csv");
        Path sql = folder.resolve("options.sql");
        Path single = folder.resolve("single.sql");
        Path copy = folder.resolve("options.copy");
        Path json = folder.resolve("options.ndjson");
        try (Writer c = Files.newBufferedWriter(csv);
                Writer s = Files.newBufferedWriter(sql);
                Writer one = Files.newBufferedWriter(single);
                Writer t = Files.newBufferedWriter(copy);
                Writer j = Files.newBufferedWriter(json)) {
            Random random = new Random(1);
            c.write("year,make,model,trim,engine_id,transmission_id\n");
            for (int i = 0; i < ROWS; i++) {
                int year = 1980 + random.nextInt(47);
                int engine = random.nextInt(30066) + 1;
                int transmission = random.nextInt(828) + 1;
                String model = "F-" + (100 + random.nextInt(800));
                String trim = "XLT Luxury " + random.nextInt(9) + "dr";
                c.write(year + ",Ford," + model + ",\"" + trim + "\"," + engine + "," + transmission + "\n");
                t.write(year + "\tFord\t" + model + "\t" + trim + "\t" + engine + "\t" + transmission + "\n");
                String tuple =
                        "(" + year + ", 'Ford', '" + model + "', '" + trim + "', " + engine + ", " + transmission + ")";
                String into =
                        "INSERT INTO vehicle_options (year, make, model, trim, engine_id, transmission_id) VALUES";
                s.write(i % 1000 == 0 ? into + "\n" + tuple : tuple);
                s.write(i % 1000 == 999 || i == ROWS - 1 ? ";\n" : ",\n");
                one.write(into + " " + tuple + ";\n");
                j.write("{\"year\": " + year + ", \"make\": \"Ford\", \"model\": \"" + model + "\", \"trim\": \"" + trim
                        + "\", \"engine_id\": " + engine + ", \"transmission_id\": " + transmission + "}\n");
            }
        }
        return List.of(csv, copy, sql, single, json);
    }
}
