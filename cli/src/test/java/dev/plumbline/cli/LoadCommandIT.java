package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code load} as a user runs it, in this process; in the end every option of the help was tried. */
class LoadCommandIT {

    private static final Set<String> USED = new TreeSet<>();

    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private Database database;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws SQLException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        Sql.run(database, "create table t (id int primary key, v text, at timestamptz)");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @AfterAll
    static void everyOptionOfTheHelpWasTried() {
        Set<String> known = new TreeSet<>();
        Ran.command("help", "load", "--all")
                .out()
                .lines()
                .filter(line -> line.matches("\\s+(-\\w, )?--.*"))
                .forEach(line -> known.add(line.replaceFirst("^\\s+(-\\w, )?(--[a-z-]+).*", "$2")));
        // One asks on a terminal, two are every verb's.
        known.removeAll(Set.of("--help", "--version", "--password", "--confirm", "--env-file"));
        assertThat(known).hasSizeGreaterThan(30);
        known.removeAll(USED);
        assertThat(known).as("options never tried").isEmpty();
    }

    @Test
    void leadingLinesAndBlankOnesAreSkippedWhenAsked() throws Exception {
        file("c.csv", "written by a machine", "", "id,v", "1,a", "", "2,b");
        assertThat(load("--table", "t", "--from", "c.csv", "--skip-lines", "2", "--blank-lines", "skip"))
                .as(err)
                .isZero();
        assertThat(out).contains("read=2 loaded=2 rejected=0");
    }

    @Test
    void aTableIsMadeFromAFileWhichADryRunPrints() throws Exception {
        file("new.csv", "Id No,v", "1,a", "2,");
        String[] make = {"--table", "made", "--from", "new.csv", "--create-table", "--normalize-names", "--not-null"};
        String[] dry = Arrays.copyOf(make, make.length + 1);
        dry[make.length] = "--dry-run";
        assertThat(load(dry)).as(err).isZero();
        assertThat(out)
                .startsWith(
                        "create table \"public\".\"made\" (\n    \"id_no\" integer not null,\n    \"v\" text\n);\n");
        assertThat(load(make)).as(err).isZero();
        assertThat(out).contains("read=2 loaded=2");
        assertThat(load(make)).isEqualTo(2);
        assertThat(err).contains("made is already there");
    }

    @Test
    void rowsAreLoadedAndTheLastLineIsForScripts() throws Exception {
        file("a file.csv", "id,v", "1,a", "2,b");
        assertThat(load("--table", "t", "--from", "a file.csv")).as(err).isZero();
        assertThat(out).contains("a file.csv", "public.t  append");
        assertThat(out.stripTrailing().lines().reduce((a, b) -> b).orElseThrow())
                .matches("loaded: read=2 loaded=2 rejected=0 inserted=2 updated=0 unchanged=0 deleted=0 bytes=\\d+"
                        + " seconds=[\\d.]+ rows_per_second=\\d+");
        assertThat(err).startsWith("plumbline: server: ").doesNotContain("\r").hasLineCount(1);
        assertThat(load("--table", "t", "--from", "a file.csv")).isEqualTo(2);
        assertThat(err).contains("public.t holds rows: choose what happens to them with --mode append");
    }

    @Test
    void aTableIsMadeFromAFileAndWhatASpreadsheetWouldComputeIsNot() throws Exception {
        file("new.csv", "Item No,price", "1,2.50", "2,3");
        assertThat(load("-t", "made", "-f", "new.csv", "--create-table", "--normalize-names", "--not-null"))
                .as(err)
                .isZero();
        file("bad.csv", "item_no,price", "=1+1,4");
        Path rejects = folder.resolve("bad.rejects");
        assertThat(load(
                        "-t",
                        "made",
                        "-f",
                        "bad.csv",
                        "-m",
                        "append",
                        "--rejects",
                        rejects.toString(),
                        "--spreadsheet"))
                .as(err)
                .isEqualTo(1);
        assertThat(rejects).content().contains("'=1+1").doesNotContain(",=1");
    }

    @Test
    void modesAndWhatHoldsThemBack() throws Exception {
        file("t.csv", "id,v", "1,a", "2,b");
        assertThat(load("-t", "t", "-f", "t.csv", "--memory", "64", "--workers", "0", "--color", "always"))
                .isZero();
        file("t.csv", "id,v", "2,c", "3,d");
        assertThat(load("-t", "t", "-f", "t.csv", "-m", "upsert", "--key", "id"))
                .isZero();
        assertThat(rows()).isEqualTo("1a 2c 3d");
        assertThat(load("-t", "t", "-f", "t.csv", "--mode", "SYNC", "--dry-run"))
                .isZero();
        assertThat(out).contains("dry run, nothing kept: read=2 loaded=2 ").contains("deleted=1");
        assertThat(rows()).isEqualTo("1a 2c 3d");
        Sql.run(database, "create table child (t_id int references t on delete cascade); insert into child values (1)");
        assertThat(load("-t", "t", "-f", "t.csv", "--mode", "sync")).isEqualTo(2);
        assertThat(err).contains("--allow-cascade");
        assertThat(load("-t", "t", "-f", "t.csv", "--mode", "sync", "--allow-cascade"))
                .isZero();
        assertThat(rows()).isEqualTo("2c 3d");
        file("none.csv", "id,v");
        assertThat(load("-t", "t", "-f", "none.csv", "--mode", "replace")).isEqualTo(1);
        assertThat(err).contains("--allow-empty");
        assertThat(load("-t", "t", "-f", "none.csv", "--mode", "replace", "--online", "--allow-empty"))
                .isZero();
        assertThat(rows()).isEmpty();
        assertThat(load("-t", "t", "-f", "t.csv", "--mode", "merge")).isEqualTo(2);
        assertThat(err).contains("--mode: 'merge', expected one of append, replace, upsert, sync");
    }

    @Test
    void badRowsStopALoadOrAreWrittenDown() throws Exception {
        file("t.csv", "id,v", "1,a", "x,b", "1,c", "4,d");
        assertThat(load("-t", "t", "-f", "t.csv")).isEqualTo(1);
        assertThat(err).contains("t.csv:3: column id", "nothing was loaded (--rejects FILE");
        String rejects = folder.resolve("rejects.csv").toString();
        assertThat(load("-t", "t", "-f", "t.csv", "--rejects", rejects, "--max-rejects", "1"))
                .isEqualTo(1);
        assertThat(err).contains("more than 1 rows were rejected (--max-rejects)");
        assertThat(load("-t", "t", "-f", "t.csv", "--rejects", rejects)).isEqualTo(2);
        assertThat(err).contains("add --overwrite");
        assertThat(load("-t", "t", "-f", "t.csv", "--rejects", rejects, "--overwrite", "--max-rejects", "10%"))
                .isEqualTo(1);
        assertThat(err).contains("2 of 4 rows were rejected, more than 10%");
        assertThat(rows()).isEmpty();
        Files.delete(Path.of(rejects));
        assertThat(load("-t", "t", "-f", "t.csv", "--rejects", rejects, "--max-rejects", "50%", "--format", "json"))
                .isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(out);
        assertThat(json.get("read").asInt()).isEqualTo(4);
        assertThat(json.get("loaded").asInt()).isEqualTo(2);
        assertThat(json.get("rejected").asInt()).isEqualTo(2);
        assertThat(json.get("tables").get(0).get("table").asText()).isEqualTo("public.t");
        assertThat(json.get("files").get(0).get("read").asInt()).isEqualTo(4);
        assertThat(json.get("rejects").get(0).get("line").asInt()).isEqualTo(3);
        assertThat(rows()).isEqualTo("1a 4d");
        assertThat(Files.readAllLines(Path.of(rejects)))
                .hasSize(3)
                .first()
                .isEqualTo("file,line,table,column,constraint,sqlstate,reason,original");
        assertThat(load("-t", "t", "-f", "t.csv", "--max-rejects", "1")).isEqualTo(2);
        assertThat(load("-t", "t", "-f", "t.csv", "--rejects", rejects, "--max-rejects", "some"))
                .isEqualTo(2);
        assertThat(load("-t", "t", "-f", "t.csv", "--rejects", "/no/such/folder/r.csv"))
                .isEqualTo(3);
    }

    @Test
    void filesAreReadAsTheOptionsSay() throws Exception {
        Files.write(
                folder.resolve("odd.txt"),
                "# comment\n 1 ;|Zoë; it||s|;NULL;|NULL|\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(load(
                        "-t",
                        "t",
                        "-f",
                        "odd.txt",
                        "--input",
                        "csv",
                        "--delimiter",
                        ";",
                        "--quote",
                        "|",
                        "--escape",
                        "|"))
                .isNotZero();
        Sql.run(database, "alter table t add w text");
        assertThat(load(
                        "-t",
                        "t",
                        "-f",
                        "odd.txt",
                        "--input",
                        "csv",
                        "--delimiter",
                        ";",
                        "--quote",
                        "|",
                        "--escape",
                        "|",
                        "--null",
                        "NULL",
                        "--null-quoted",
                        "null",
                        "--header",
                        "no",
                        "--comment",
                        "#",
                        "--trim",
                        "--encoding",
                        "latin1",
                        "--columns",
                        "id,v,at,w"))
                .as(err)
                .isZero();
        assertThat(Sql.rows(database, "select id, v, at, w from t")).containsExactly("1|Zoë; it|s|null|null");
        Sql.run(database, "truncate t");
        file("m.csv", "number,text,when", "1,a,2020-07-01 00:00");
        assertThat(load(
                        "-t",
                        "t",
                        "-f",
                        "m.csv",
                        "--map",
                        "number=id,text=v",
                        "--map",
                        "when=at",
                        "--timezone",
                        "Asia/Kolkata"))
                .as(err)
                .isZero();
        assertThat(Sql.rows(database, "select at at time zone 'UTC' from t")).containsExactly("2020-06-30 18:30:00");
        Sql.run(database, "truncate t");
        file("d.sql", "create table x ();", "insert into t (id, v) values (1, 'a') on conflict do nothing;");
        assertThat(load("-f", "d.sql")).isEqualTo(1);
        assertThat(err).contains("d.sql:1:", "--skip-statements");
        assertThat(load("-f", "d.sql", "--skip-statements")).isEqualTo(1);
        assertThat(err).contains("d.sql:2:", "--ignore-on-conflict");
        assertThat(load("-f", "d.sql", "--skip-statements", "--ignore-on-conflict"))
                .as(err)
                .isZero();
        assertThat(load("-t", "t", "-f", "d.sql", "--encoding", "nonsense")).isEqualTo(2);
        assertThat(load("-t", "t", "-f", "d.sql", "--delimiter", "||")).isEqualTo(2);
    }

    @Test
    void inputsArePackedPipedAndInFolders() throws Exception {
        byte[] rows = "id,v\n1,a\n".getBytes(StandardCharsets.UTF_8);
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(rows);
        }
        Files.write(folder.resolve("t.csv.gz"), zipped.toByteArray());
        assertThat(load("-t", "t", "-f", "t.csv.gz")).as(err).isZero();
        Files.write(
                folder.resolve("t.csv.zst"),
                Zstd.compress(new String(rows, StandardCharsets.UTF_8)
                        .replace("1,a", "2,b")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(load("-t", "t", "-f", "t.csv.zst", "-m", "append")).as(err).isZero();
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("id,v\n3,c\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(load("-t", "t", "-f", "-", "--input", "csv", "-m", "append"))
                    .as(err)
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(rows()).isEqualTo("1a 2b 3c");
        Sql.run(database, "create table u (id int primary key, t_id int references t)");
        Files.createDirectory(folder.resolve("in"));
        file("in/02_u.csv", "id,t_id", "7,4");
        file("in/01_t.csv", "id,v", "4,d");
        file("in/readme.txt", "not a table");
        assertThat(load("-f", "in", "-m", "append")).as(err).isZero();
        assertThat(out.indexOf("01_t.csv")).isBetween(0, out.indexOf("02_u.csv"));
        assertThat(Sql.rows(database, "select id, t_id from u")).containsExactly("7|4");
    }

    @Test
    void chunksGoOnWhereTheyStopped() throws Exception {
        file("t.csv", "id,v", "1,a", "2,b", "x,c");
        assertThat(load("-t", "t", "-f", "t.csv", "-m", "append", "--chunk", "2"))
                .isEqualTo(1);
        assertThat(err).contains("the first 2 rows are committed, the same command continues from there");
        file("t.csv", "id,v", "1,a", "2,b", "3,c");
        assertThat(load("-t", "t", "-f", "t.csv", "-m", "append", "--chunk", "2"))
                .as(err)
                .isZero();
        assertThat(out).contains("note: continued after row 2");
        assertThat(rows()).isEqualTo("1a 2b 3c");
        assertThat(load("-t", "t", "-f", "t.csv", "-m", "append", "--chunk", "2"))
                .isZero();
        assertThat(out).contains("this input has been loaded already");
        assertThat(load("-t", "t", "-f", "t.csv", "-m", "append", "--chunk", "2", "--again"))
                .isEqualTo(1);
        assertThat(err).contains("t_pkey");
        assertThat(load("-t", "t", "-f", "t.csv", "--chunk", "2")).isEqualTo(2);
    }

    @Test
    void whatCanNotBeIsSaidWithItsExitCode() throws Exception {
        file("t.csv", "id,v", "1,a");
        assertThat(load("-t", "t", "-f", "missing.csv")).isEqualTo(3);
        assertThat(err).contains("no such file or folder: ", "missing.csv");
        assertThat(load("-t", "no_table", "-f", "t.csv")).isEqualTo(2);
        assertThat(err).contains("there is no table no_table");
        assertThat(load("-f", "t.csv", "-t", "t", "--wait", "-1")).isEqualTo(2);
        assertThat(load("-t", "t")).isEqualTo(2);
        assertThat(err).contains("--from");
        assertThat(run(
                        "load",
                        "-t",
                        "t",
                        "-f",
                        folder.resolve("t.csv").toString(),
                        "--url",
                        "postgresql://x@127.0.0.1:1/x"))
                .isEqualTo(3);
        assertThat(err).contains("127.0.0.1:1");
        assertThat(run(
                        "load",
                        "-t",
                        "t",
                        "-f",
                        folder.resolve("t.csv").toString(),
                        "-v",
                        "--url",
                        address().replaceAll("/[^/]*$", "/no_such_db")))
                .isEqualTo(3);
        assertThat(err).contains("no_such_db", "\tat ");
        assertThat(run(
                        "load",
                        "-t",
                        "t",
                        "-f",
                        folder.resolve("t.csv").toString(),
                        "--verbose",
                        "--url",
                        address().replaceAll("/[^/]*$", "/postgres"),
                        "--database",
                        database.name()))
                .as(err)
                .isZero();
        assertThat(run(
                        "load",
                        "-t",
                        "t",
                        "-f",
                        folder.resolve("t.csv").toString(),
                        "--create-database",
                        "--url",
                        address()))
                .isEqualTo(2); // holds rows by now
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table t");
            assertThat(load("-t", "t", "-f", "t.csv", "-m", "append", "--wait", "1"))
                    .isEqualTo(3);
            assertThat(err).contains("cannot lock t in 1 s (--wait): process ");
        }
    }

    private String address() {
        return Ran.url(database);
    }

    private int load(String... arguments) {
        var all = new ArrayList<String>(List.of("load"));
        for (int i = 0; i < arguments.length; i++) {
            boolean path = i > 0 && (arguments[i - 1].equals("-f") || arguments[i - 1].equals("--from"));
            all.add(
                    path && !arguments[i].equals("-")
                            ? folder.resolve(arguments[i]).toString()
                            : arguments[i]);
        }
        all.addAll(List.of("--url", address()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        Arrays.stream(arguments).filter(a -> a.startsWith("--")).forEach(USED::add);
        Ran ran = Ran.command(arguments);
        out = ran.out();
        err = ran.err();
        return ran.code();
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private String rows() throws SQLException {
        return Sql.ask(database, "select coalesce(string_agg(id || v, ' ' order by id), '') from t");
    }
}
