package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code pg_dump -s} says the same before and after every mode, of a table with everything that a table can have. It is run
 * where the server runs, to be of its version; skipped where it is not there (the embedded server has none).
 */
class PgDumpIT {

    private static final String INDEXES =
            "select c.relname, x.indisvalid, x.indisclustered, x.indisreplident, x.indimmediate, x.indislive, c.reloptions"
                    + " from pg_index x join pg_class c on c.oid = x.indexrelid join pg_class t on t.oid = x.indrelid"
                    + " where t.relname !~ '^(pg_|load_ledger)' order by 1";

    private static List<String> dump(Scratch scratch) {
        var database = scratch.database();
        try (Connection connection = database.withName("postgres").connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("create temp table dump (n serial, line text)");
            statement.execute("copy dump (line) from program 'pg_dump -s -p " + statementPort(statement)
                    + " -N plumbline -U " + database.user() + " " + database.name()
                    + "' with (format csv, delimiter E'\\x01', quote E'\\x02')");
            var lines = new ArrayList<String>();
            try (ResultSet rows = statement.executeQuery("select line from dump order by n")) {
                while (rows.next()) {
                    String line = Objects.requireNonNullElse(rows.getString(1), "");
                    if (!line.matches("\\\\(un)?restrict .*")) {
                        lines.add(line);
                    }
                }
            }
            return lines;
        } catch (SQLException e) {
            if (Objects.requireNonNullElse(e.getMessage(), "").contains("program \"pg_dump")) {
                return List.of();
            }
            throw new IllegalStateException(e);
        }
    }

    private static String statementPort(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select current_setting('port')")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Scratch scratch() throws IOException {
        var scratch = new Scratch();
        String roles = scratch.rows("select rolname from pg_roles where rolname ~ '^plumbline_(reader|writer)$'")
                .toString();
        for (String role : List.of("plumbline_reader", "plumbline_writer")) {
            if (!roles.contains(role)) {
                scratch.run("create role " + role);
            }
        }
        try (var sql = PgDumpIT.class.getResourceAsStream("/torture.sql")) {
            scratch.run(
                    new String(Objects.requireNonNull(sql).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
        try {
            scratch.run("create unique index concurrently never on invalid (id)");
        } catch (IllegalStateException e) {
            // which leaves an invalid index behind
        }
        return scratch;
    }

    private static Path rows(Scratch scratch, int count) throws IOException {
        Path file = scratch.path("t.csv");
        String text = "id,par_id,alt,self_id,v,n,during,room,m,big\n"
                + java.util.stream.IntStream.rangeClosed(1, count)
                        .mapToObj(i -> i + "," + (i % 50 + 1) + "," + (i % 50 + 1) + "," + (i > 1 ? i / 2 : "") + ",w"
                                + i
                                + "," + (i % 9000 + 1) + ".5,\"[" + i * 10 + "," + (i * 10 + 5) + ")\"," + i + ","
                                + "ab".charAt(i % 2) + "," + "some text to make the file long ".repeat(8) + i)
                        .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(file, text);
    }

    @Test
    void theDumpOfTheSchemaIsTheSameBeforeAndAfterEveryMode() throws IOException {
        for (int count : new int[] {40, 16_000}) { // the second is big enough to make keys and indexes anew
            for (String kind : List.of("append", "replace", "online", "upsert", "sync", "chunk-upsert")) {
                try (var scratch = scratch()) {
                    if (kind.equals("append")) {
                        scratch.run("delete from only \"Tört\"");
                    }
                    List<String> before = dump(scratch);
                    assumeTrue(!before.isEmpty() || mustBeThere(), "pg_dump is not where the server is");
                    List<String> indexes = scratch.rows(INDEXES);
                    Faults.configure(scratch.into("\"Tört\""), kind)
                            .files(rows(scratch, count))
                            .run();
                    assertThat(dump(scratch)).as("%s of %d", kind, count).isEqualTo(before);
                    assertThat(scratch.rows(INDEXES)).isEqualTo(indexes);
                    assertThat(scratch.rows("select count(*) >= " + count + " from only \"Tört\""))
                            .containsExactly("t");
                }
            }
        }
    }

    /** The container's image brings it; a test that is skipped there would be skipped everywhere. */
    private static boolean mustBeThere() {
        return "true".equals(System.getenv("CI")) && "container".equals(System.getProperty("plumbline.server"));
    }
}
