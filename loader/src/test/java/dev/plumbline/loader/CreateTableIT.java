package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreateTableIT {

    private static final int TIMES = Integer.getInteger("plumbline.create.times", 25);
    private static final long SEED = Long.getLong("plumbline.create.seed", 4711);

    private static final String COLUMNS = "select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull from"
            + " pg_attribute a where a.attrelid = 't'::regclass and a.attnum > 0 order by a.attnum";

    private static LoadResult make(Scratch scratch, Path file) {
        return scratch.into("t").createTables().files(file).run();
    }

    /** Ways to write values, as PostgreSQL writes them; which of them meet in a column is left to chance. */
    private static final List<Function<Random, String>> VALUES = List.of(
            r -> String.valueOf(r.nextInt(200) - 100),
            r -> String.valueOf(r.nextInt()),
            r -> String.valueOf(r.nextLong()),
            r -> r.nextLong() + String.valueOf(Math.abs(r.nextLong() | 1)),
            r -> r.nextInt(1000) + "." + String.format("%02d", r.nextInt(100)),
            r -> "-" + (1 + r.nextInt(9)) + "." + (1 + r.nextInt(9)),
            r -> r.nextBoolean() ? "t" : "f",
            r -> String.format("2%03d-%02d-%02d", r.nextInt(1000), 1 + r.nextInt(12), 1 + r.nextInt(28)),
            r -> String.format(
                    "2024-02-%02d %02d:%02d:%02d", 1 + r.nextInt(29), r.nextInt(24), r.nextInt(60), r.nextInt(60)),
            r -> String.format("2024-02-29 %02d:00:00.%03d1+00", r.nextInt(24), r.nextInt(1000)),
            r -> new UUID(r.nextLong(), r.nextLong()).toString(),
            r -> "{\"a\": [" + r.nextInt(9) + ", 1.50, \"x\", null], \"b\": {}}",
            r -> "0" + r.nextInt(100),
            r -> "+" + r.nextInt(100),
            r -> List.of(
                            "2023-02-29",
                            "-0",
                            "-0.0",
                            "1.",
                            "24:00",
                            "{\"a\": 1, \"a\": 2}",
                            "[\"\\u0000\"]",
                            " 1",
                            "NaN",
                            "yes")
                    .get(r.nextInt(10)),
            r -> r.ints(r.nextInt(6), 1, 0x2fff)
                    .filter(c -> c != '\r')
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining()));

    @Test
    void psqlGivesTheValuesOfTheFileBack() {
        var random = new Random(SEED);
        for (int time = 0; time < TIMES; time++) {
            List<List<String>> rows = rows(random);
            try (var scratch = new Scratch()) {
                Path file = scratch.file(
                        "t.csv", rows.stream().map(CreateTableIT::csv).toArray(String[]::new));
                make(scratch, file);
                String back = Psql.run(
                        scratch.database(),
                        "set timezone = 'UTC';\n\\copy (select * from t order by ctid) to stdout csv header\n");
                List<List<String>> read = CsvReader.builder().ofCsvRecord(back).stream()
                        .<List<String>>map(r -> List.copyOf(r.getFields()))
                        .toList();
                assertThat(midnight(read))
                        .as("seed %d, time %d: %s", SEED, time, scratch.rows(COLUMNS))
                        .isEqualTo(midnight(rows));
            }
        }
    }

    /** A day among times is the time at which it begins. */
    private static List<List<String>> midnight(List<List<String>> rows) {
        return rows.stream()
                .map(r -> r.stream()
                        .map(v -> v.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? v + " 00:00:00" : v)
                        .toList())
                .toList();
    }

    private static List<List<String>> rows(Random random) {
        int columns = 2 + random.nextInt(5);
        List<List<Function<Random, String>>> kinds = IntStream.range(0, columns)
                .mapToObj(c -> IntStream.rangeClosed(0, random.nextInt(4) / 2)
                        .mapToObj(k -> VALUES.get(random.nextInt(VALUES.size())))
                        .toList())
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(IntStream.range(0, columns).mapToObj(c -> "C" + c + " \"'é").toList());
        for (int row = random.nextInt(20); row >= 0; row--) {
            rows.add(kinds.stream()
                    .map(k -> random.nextInt(8) == 0
                            ? ""
                            : k.get(random.nextInt(k.size())).apply(random))
                    .toList());
        }
        return rows;
    }

    private static String csv(List<String> row) {
        return row.stream()
                .map(v -> v.isEmpty() ? "" : '"' + v.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    @Test
    void typesComeFromAllValues() {
        try (var scratch = new Scratch()) {
            String[] lines = IntStream.rangeClosed(0, 3000)
                    .mapToObj(i -> i == 0
                            ? "Id,big,price,mixed,zip,yes,day,at,zoned,doc,none,plus,sci"
                            : i + "," + (i == 3000 ? "3000000000" : "1") + ",1.50," + (i % 2 == 0 ? "1.5" : "20") + ","
                                    + (i == 2999 ? "01234" : "99999")
                                    + ",true,2024-02-29,2024-01-01T10:00,2024-01-01 10:00:00+02,\"{\"\"a\"\": [1]}\",,"
                                    + (i == 1 ? "+1" : "1") + ",1e-3")
                    .toArray(String[]::new);
            LoadResult result = scratch.into("t")
                    .createTables()
                    .notNull()
                    .files(scratch.file("t.csv", lines))
                    .run();
            assertThat(result.loaded()).isEqualTo(3000);
            assertThat(scratch.rows(COLUMNS))
                    .containsExactly(
                            "Id|integer|t",
                            "big|bigint|t",
                            "price|numeric(3,2)|t",
                            "mixed|numeric|t",
                            "zip|text|t",
                            "yes|boolean|t",
                            "day|date|t",
                            "at|timestamp without time zone|t",
                            "zoned|timestamp with time zone|t",
                            "doc|jsonb|t",
                            "none|text|f",
                            "plus|text|t",
                            "sci|double precision|t");
        }
    }

    @Test
    void ndjsonTellsNumbersFromTextItself() {
        try (var scratch = new Scratch()) {
            make(
                    scratch,
                    scratch.file(
                            "t.ndjson",
                            "{\"n\": 1, \"s\": \"1\", \"b\": true, \"o\": {\"x\": 1}, \"d\": \"2024-01-01\"}",
                            "{\"n\": 2.5, \"s\": \"2\", \"later\": [1]}"));
            assertThat(scratch.rows(COLUMNS))
                    .containsExactly(
                            "n|numeric|f", "s|text|f", "b|boolean|f", "o|jsonb|f", "d|date|f", "later|jsonb|f");
            assertThat(scratch.rows("select n, later from t order by n")).containsExactly("1|null", "2.5|[1]");
        }
    }

    @Test
    void aStreamIsReadOnceAndLoadedAfterwards() {
        try (var scratch = new Scratch()) {
            scratch.into("t").createTables().stream(
                            () -> new ByteArrayInputStream("a,b\n1,x\n2,\n".getBytes(StandardCharsets.UTF_8)), "in.csv")
                    .run();
            assertThat(scratch.rows("select * from t")).containsExactly("1|x", "2|null");
        }
    }

    @Test
    void nothingIsLeftWhenTheLoadFailsOrIsADryRunAndNothingThatIsThereIsTouched() {
        try (var scratch = new Scratch("create table there (a int)")) {
            Path bad = scratch.file("t.csv", "a,b", "1,2", "3");
            assertThatThrownBy(() -> make(scratch, bad)).hasMessageContaining("t.csv:3");
            assertThat(scratch.rows("select to_regclass('t')")).containsExactly("null");
            LoadResult tried =
                    scratch.into("t").createTables().dryRun().files(bad).run();
            assertThat(tried.created())
                    .containsExactly("create table \"public\".\"t\" (\n    \"a\" integer,\n    \"b\" integer\n)");
            assertThat(scratch.rows("select to_regclass('t')")).containsExactly("null");
            scratch.into("t")
                    .createTables()
                    .rejects(scratch.path("r.csv"))
                    .files(bad)
                    .run();
            assertThat(scratch.rows("select * from t")).containsExactly("1|2");
            for (String table : new String[] {"there", "public.there", "t"}) {
                assertThatThrownBy(() ->
                                scratch.into(table).createTables().files(bad).run())
                        .hasMessageContaining("already there");
            }
            assertThatThrownBy(() -> scratch.into("u")
                            .createTables()
                            .mode(Mode.UPSERT)
                            .files(bad)
                            .run())
                    .hasMessageContaining("leave --mode out");
            assertThatThrownBy(() -> scratch.into("u")
                            .createTables()
                            .mode(Mode.APPEND)
                            .chunk(5)
                            .files(bad)
                            .run())
                    .hasMessageContaining("one transaction");
        }
    }

    @Test
    void hostileHeadersAreTakenOrRefusedInWords() {
        try (var scratch = new Scratch()) {
            make(scratch, scratch.file("t.csv", "\"a\"\"b\",\"new", "line\",select,A b", "1,2,3,4"));
            assertThat(scratch.rows("select attname from pg_attribute where attrelid = 't'::regclass and attnum > 0"))
                    .containsExactly("a\"b", "new\nline", "select", "A b");
            String[][] refused = {
                {"x".repeat(64), "64 bytes"},
                {"ctid", "every table has already"},
                {"a,a", "twice"},
                {"a,", "no name for value 2"},
            };
            for (String[] one : refused) {
                Path file = scratch.file("r.csv", one[0], "1" + (one[0].contains(",") ? ",1" : ""));
                assertThatThrownBy(() ->
                                scratch.into("r").createTables().files(file).run())
                        .hasMessageContaining(one[1]);
            }
            Path file = scratch.file("n.csv", "Prix (€),prix__€,1st,ctid,!!!," + "é".repeat(40), "1,2,3,4,5,6");
            scratch.into("n").createTables().normalizeNames().files(file).run();
            assertThat(scratch.rows("select attname from pg_attribute where attrelid = 'n'::regclass and attnum > 0"))
                    .containsExactly("prix", "prix_2", "_1st", "_ctid", "column_5", "é".repeat(31));
            assertThat(scratch.rows("select prix, prix_2 from n")).containsExactly("1|2");
        }
    }

    @Test
    void aHeaderWithoutRowsMakesAnEmptyTableAndColumnsMayBeNamed() {
        try (var scratch = new Scratch()) {
            make(scratch, scratch.file("t.csv", "a,b"));
            assertThat(scratch.rows(COLUMNS)).containsExactly("a|text|f", "b|text|f");
            assertThatThrownBy(() -> scratch.into("u")
                            .createTables()
                            .files(scratch.file("u.copy", "1\t2"))
                            .run())
                    .hasMessageContaining("--columns");
        }
    }
}
