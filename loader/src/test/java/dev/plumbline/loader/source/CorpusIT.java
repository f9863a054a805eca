package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.Database;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.SqlTableName;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.csv.NullRule;
import dev.plumbline.loader.source.sql.Encodings;
import dev.plumbline.loader.source.text.Header;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** psql is the oracle: it takes each file of the corpus into one database, what is read here goes into another, all tables are equal. */
@Tag("exhaustive")
class CorpusIT {

    private static final List<String> TABLES = List.of("t", "one", "awkward", "\"Odd Schema\".\"Odd \"\"Table\"\"\"");

    private static ThrowAwayDatabase theirs;
    private static ThrowAwayDatabase ours;

    @TempDir
    Path folder;

    /** A file, how psql's \copy is told to read it, and how this package is. */
    record CopyCase(String file, String table, String psqlOptions, SourceOptions options) {}

    static Stream<String> sqlFiles() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(corpus())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql") && !name.equals("tables.sql"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<CopyCase> copyFiles() {
        CsvDialect csv = CsvDialect.standard().withHeader(Header.NO);
        return Stream.of(
                csvCase("header.csv", "t", "csv, header", csv.withHeader(Header.YES)),
                csvCase("crlf.csv", "t", "csv", csv),
                csvCase("cr.csv", "t", "csv", csv),
                csvCase(
                        "semicolon.csv",
                        "t",
                        "csv, delimiter ';', quote '''', null 'NA'",
                        csv.withDelimiter(';').withQuote('\'').withNullText("NA")),
                csvCase("backslash.csv", "t", "csv, escape '\\'", csv.withEscape('\\')),
                csvCase("one.csv", "one", "csv", csv),
                csvCase("tabs.tsv", "t", "csv, delimiter E'\\t'", csv),
                csvCase("header.csv", "t", "csv, null 'NULL'", csv.withNullText("NULL")),
                csvCase("header.csv", "t", "csv, force_null (a, b, c)", csv.withNullRule(NullRule.ALSO_QUOTED)),
                csvCase("header.csv", "t", "csv, force_not_null (a, b, c)", csv.withNullRule(NullRule.NEVER)),
                new CopyCase(
                        "latin1.csv",
                        "t",
                        "csv, encoding 'latin1'",
                        SourceOptions.standard().withCsv(csv).withEncoding(Encodings.byName("latin1"))),
                new CopyCase(
                        "win1252.csv",
                        "t",
                        "csv, encoding 'win1252'",
                        SourceOptions.standard().withCsv(csv).withEncoding(Encodings.byName("win1252"))),
                csvCase("escapes.copy", "t", "text", CsvDialect.standard()),
                csvCase(
                        "pipes.copy",
                        "t",
                        "text, delimiter '|', null 'nil'",
                        CsvDialect.standard().withDelimiter('|').withNullText("nil")));
    }

    private static CopyCase csvCase(String file, String table, String psqlOptions, CsvDialect dialect) {
        return new CopyCase(file, table, psqlOptions, SourceOptions.standard().withCsv(dialect));
    }

    private static Path corpus() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CorpusIT.class.getResource("/sources/corpus"))
                .toURI());
    }

    @ParameterizedTest
    @MethodSource("sqlFiles")
    void sqlFilesAreReadAsPsqlExecutesThem(String file) throws Exception {
        compare(corpus().resolve(file), "\\i '" + corpus().resolve(file) + "'", "", SourceOptions.standard());
    }

    @ParameterizedTest
    @MethodSource("copyFiles")
    void copyFilesAreReadAsPsqlCopiesThem(CopyCase copy) throws Exception {
        Path file = corpus().resolve(copy.file());
        compare(
                file,
                "\\copy " + copy.table() + " from '" + file + "' with (format " + copy.psqlOptions() + ")",
                copy.table(),
                copy.options());
    }

    @Test
    void aDumpOfManyRowsInOneStatementIsReadAsPsqlExecutesIt() throws Exception {
        StringBuilder dump = new StringBuilder("INSERT INTO t VALUES\n");
        for (int i = 0; i < 20_000; i++) {
            dump.append(i == 0 ? "" : ",\n")
                    .append("('row ")
                    .append(i)
                    .append("', '")
                    .append("it''s ".repeat(i % 9))
                    .append("', ");
            dump.append(i % 3 == 0 ? "NULL" : "E'\\\\" + i + "'").append(')');
        }
        Path file = Files.writeString(folder.resolve("many.sql"), dump.append(";\n"));
        compare(file, "\\i '" + file + "'", "", SourceOptions.standard());
    }

    private void compare(Path file, String command, String table, SourceOptions options) throws Exception {
        empty(theirs.database());
        empty(ours.database());
        psql(theirs.database(), command);
        try (RowSource source = Sources.open(file, options)) {
            load(ours.database(), source, table);
        }
        assertThat(content(ours.database())).isEqualTo(content(theirs.database()));
    }

    @BeforeAll
    static void createBoth() throws Exception {
        theirs = ThrowAwayDatabase.create();
        ours = ThrowAwayDatabase.create();
        String tables = Files.readString(corpus().resolve("tables.sql"));
        Sql.run(theirs.database(), tables);
        Sql.run(ours.database(), tables);
    }

    @AfterAll
    static void dropBoth() {
        theirs.close();
        ours.close();
    }

    private static void empty(Database database) throws SQLException {
        Sql.run(database, "truncate " + String.join(", ", TABLES) + " restart identity");
    }

    private void psql(Database database, String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"));
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("psql.log").toFile());
        builder.environment().put("PGHOST", database.host());
        builder.environment().put("PGPORT", String.valueOf(database.port()));
        builder.environment().put("PGDATABASE", database.name());
        builder.environment().put("PGUSER", database.user());
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        database.password().ifPresent(password -> builder.environment().put("PGPASSWORD", password));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            assumeTrue(
                    "true".equals(System.getenv("CI")),
                    "psql is not on the PATH, so there is nothing to compare with: " + e.getMessage());
            throw e;
        }
        // Older clients do not know \restrict, which newer ones write; it restricts nothing here.
        String commands =
                command.startsWith("\\i ") ? unrestricted(command.substring(4, command.length() - 1)) : command;
        process.getOutputStream().write(commands.getBytes(StandardCharsets.ISO_8859_1));
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("psql.log")))
                .isZero();
    }

    private static String unrestricted(String file) throws IOException {
        String text = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        return text.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }

    /** Loads the plain way: a COPY for each run of rows, an INSERT for a row with a DEFAULT in it. */
    private static void load(Database database, RowSource source, String table) throws SQLException, IOException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            while (source.next()) {
                SourceRow row = source.row();
                String target = row.block().table().map(SqlTableName::toSql).orElse(table);
                String columns = row.block().columns().stream()
                        .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", "));
                String into = target + (columns.isEmpty() ? "" : " (" + columns + ")");
                if (Collections.frequency(Reading.values(row), "DEFAULT") > 0) {
                    statement.execute("insert into " + into + " values (" + constants(row) + ")");
                } else {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + into + " from stdin", new StringReader(CopyText.line(row)));
                }
            }
        }
    }

    private static String constants(SourceRow row) {
        List<String> constants = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String text = row.text(i);
            constants.add(row.isDefault(i) ? "default" : text == null ? "null" : "'" + text.replace("'", "''") + "'");
        }
        return String.join(", ", constants);
    }

    private static TreeMap<String, List<String>> content(Database database) throws SQLException, IOException {
        TreeMap<String, List<String>> content = new TreeMap<>();
        try (Connection connection = database.connectForUser()) {
            for (String table : TABLES) {
                StringWriter out = new StringWriter();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select * from " + table + " order by 1, ctid) to stdout", out);
                content.put(table, out.toString().lines().toList());
            }
        }
        assertThat(content.values()).anyMatch(rows -> !rows.isEmpty());
        return content;
    }
}
