package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.source.SourceOptions;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.text.Header;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/**
 * Random CSV files, mostly of plain rows, loaded by the server's own COPY and by the loader: both refuse a file, or both tables are
 * equal. {@code -Dplumbline.csv.files=N} for more of them, {@code -Dplumbline.csv.seed=N} for others.
 */
class CsvAgainstServerIT {

    private static final int FILES = Integer.getInteger("plumbline.csv.files", 60);
    private static final long SEED = Long.getLong("plumbline.csv.seed", 1);
    private static final String TABLE =
            " (id int, v varchar(10), t text, d date, n numeric(8,2), b bool, ts timestamptz, f float8, a int[])";
    private static final List<String> COLUMNS = List.of("id", "v", "t", "d", "n", "b", "ts", "f", "a");

    /** What stands in each column now and then: {@code %s} is the delimiter, {@code %n} the line break. */
    private static final String[][] ODD = {
        {"", " 7", "+5", "-0", "2147483647"},
        {"", "\"q\"", "\"\"", "ÄÖÜ é", "xxxxxxxxxx", "trailing   ", "\"a%sb\""},
        {
            "",
            "\"with \"\"quotes\"\"\"",
            "\"line%nbreak\"",
            "back\\slash",
            "\\N",
            "漢字",
            "\"\\.\"",
            "'",
            "NULL",
            "\"tab\there\""
        },
        {"", "infinity", "1999-12-31", "\"2024-02-29\""},
        {"", "-3", "1e2", "NaN", ".5"},
        {"", "false", "yes", "0", "\"on\""},
        {"", "2024-01-01 10:00:00+02", "2020-06-30 23:59:59.123456+00"},
        {"", "1e300", "-Infinity", "0.1"},
        {"", "\"{1,2}\"", "{}", "\"{NULL,3}\""},
    };

    private static final String[] BAD = {"zzz", "99999999999999", "2024-13-45", "\"open"};

    private final Random random = new Random(SEED);

    @Test
    void bothSaySame() throws Exception {
        var seen = new TreeSet<String>();
        try (var scratch = new Scratch("create table a" + TABLE, "create table b" + TABLE)) {
            for (int i = 0; i < FILES; i++) {
                char delimiter = ",;\t|".charAt(random.nextInt(4));
                Path file = scratch.path("f" + i + ".csv");
                Files.writeString(file, text(delimiter));
                boolean copied = copy(scratch, file, delimiter);
                boolean loaded = load(scratch, file, delimiter);
                assertThat(loaded).as("file %d of seed %d is good", i, SEED).isEqualTo(copied);
                if (copied) {
                    assertThat(scratch.rows("(select * from a except all select * from b) union all"
                                    + " (select * from b except all select * from a)"))
                            .as("file %d of seed %d", i, SEED)
                            .isEmpty();
                }
                seen.add(copied ? "good" : "bad");
            }
        }
        assertThat(seen).contains("good", "bad");
    }

    private String text(char delimiter) {
        String end = random.nextInt(3) == 0 ? "\r\n" : "\n";
        String between = String.valueOf(delimiter);
        int rows = new int[] {3, 60, 3000}[random.nextInt(3)];
        boolean bad = random.nextInt(4) == 0;
        var text = new StringBuilder(String.join(between, COLUMNS));
        for (int i = 0; i < rows; i++) {
            List<String> row = plain(i);
            boolean odd = random.nextInt(12) == 0;
            for (int column = 0; odd && column < row.size(); column++) {
                if (random.nextInt(3) == 0) {
                    row.set(column, odd(column, delimiter, end));
                }
            }
            if (bad && random.nextInt(rows) == 0) {
                row.set(random.nextInt(COLUMNS.size()), BAD[random.nextInt(BAD.length)]);
            }
            text.append(end).append(String.join(between, row));
        }
        return text.append(random.nextBoolean() ? end : "").toString();
    }

    private static List<String> plain(int i) {
        return new ArrayList<>(List.of(
                "" + i,
                "n" + i % 9,
                "some text",
                "2024-01-0" + (1 + i % 9),
                "1." + i % 10,
                "t",
                "2024-05-05 12:00:00+00",
                i + ".5",
                ""));
    }

    private String odd(int column, char delimiter, String end) {
        String[] values = ODD[column];
        String value = values[random.nextInt(values.length)];
        if (delimiter == '\t' && value.contains("\t")) {
            return "";
        }
        return value.replace("%s", String.valueOf(delimiter)).replace("%n", end);
    }

    private static boolean copy(Scratch scratch, Path file, char delimiter) throws SQLException, IOException {
        scratch.run("truncate a");
        try (Connection connection = scratch.database().connectForUser();
                InputStream in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy a from stdin with (format csv, header, delimiter '" + delimiter + "')", in);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean load(Scratch scratch, Path file, char delimiter) {
        var options = SourceOptions.standard()
                .withCsv(CsvDialect.standard().withDelimiter(delimiter).withHeader(Header.YES))
                .withEncoding(StandardCharsets.UTF_8);
        try {
            scratch.into("b")
                    .mode(Mode.REPLACE)
                    .allowEmpty()
                    .reading(options)
                    .files(file)
                    .run();
            return true;
        } catch (LoadException e) {
            return false;
        }
    }
}
