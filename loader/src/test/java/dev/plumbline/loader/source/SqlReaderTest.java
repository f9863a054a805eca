package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.SqlTableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlReaderTest {

    private static final SourceOptions SQL = SourceOptions.standard().withFormat(SourceFormat.SQL);

    @Test
    void readsTheStatementsOfAPgDump() {
        String dump = """
                --
                -- PostgreSQL database dump
                --
                \\restrict 4xKqVx

                SET statement_timeout = 0;
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SELECT pg_catalog.set_config('search_path', '', false);
                ALTER TABLE public.t DISABLE TRIGGER ALL;

                COPY public.t (id, name) FROM stdin;
                1\tone
                2\t\\N
                \\.

                ALTER TABLE public.t ENABLE TRIGGER ALL;
                INSERT INTO public."T 2" (id, "Name") VALUES (3, 'three'), (4, DEFAULT);
                SELECT pg_catalog.setval('public.t_id_seq', 4, true);
                \\unrestrict 4xKqVx
                """;
        try (RowSource source = Reading.open(dump, SQL)) {
            List<String> read = new ArrayList<>();
            while (source.next()) {
                SourceRow row = source.row();
                read.add(row.block().table().orElseThrow().toSql() + row.block().columns() + Reading.values(row)
                        + row.block().overriding() + " " + row.line());
            }
            assertThat(read)
                    .containsExactly(
                            "\"public\".\"t\"[id, name][1, one]COPY 13",
                            "\"public\".\"t\"[id, name][2, null]COPY 14",
                            "\"public\".\"T 2\"[id, Name][3, three]NONE 18",
                            "\"public\".\"T 2\"[id, Name][4, DEFAULT]NONE 18");
            assertThat(source.skipped())
                    .allMatch(Skipped::harmless)
                    .extracting(skipped -> skipped.statement() + " " + skipped.count() + " " + skipped.line())
                    .containsExactly(
                            "\\restrict 1 4",
                            "SET 3 6",
                            "SELECT SET_CONFIG 1 9",
                            "ALTER TABLE TRIGGER 2 10",
                            "SELECT SETVAL 1 19",
                            "\\unrestrict 1 20");
        }
    }

    @Test
    void repeatsTheSameBlockForTheSameTarget() {
        String dump = "INSERT INTO t (a) VALUES (1);\nINSERT INTO t (a) VALUES (2);\ninsert into T(\"a\") values (3);\n"
                + "INSERT INTO u (a) VALUES (4);\nINSERT INTO t (a) VALUES (5);";
        try (RowSource source = Reading.open(dump, SQL)) {
            List<RowBlock> blocks = new ArrayList<>();
            while (source.next()) {
                blocks.add(source.row().block());
            }
            assertThat(blocks).hasSize(5);
            assertThat(blocks.get(1))
                    .isSameAs(blocks.get(0))
                    .isSameAs(blocks.get(2))
                    .isSameAs(blocks.get(4));
            assertThat(blocks.get(3).table()).contains(new SqlTableName(Optional.empty(), "u"));
        }
    }

    @Test
    void handsOnTheSettingsThatChangeHowTextIsRead() {
        String dump = "SET DateStyle = 'SQL, DMY'; SET TIME ZONE -5;\nINSERT INTO t VALUES ('1/2/2020');"
                + "RESET datestyle; SET timezone TO DEFAULT; INSERT INTO t VALUES (2);";
        try (RowSource source = Reading.open(dump, SQL)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().settings()).isEqualTo(Map.of("datestyle", "SQL, DMY", "timezone", "-5"));
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().settings()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET search_path = a, pg_catalog; INSERT INTO t VALUES (1);| a.t",
                "SET search_path TO \"A b\"; INSERT INTO t VALUES (1);     | A b.t",
                "SET search_path = a; INSERT INTO b.t VALUES (1);          | b.t",
                "SET search_path = \"$user\", public; INSERT INTO t VALUES (1); | t",
                "SELECT set_config('search_path', '', false); INSERT INTO t VALUES (1);| t",
                "SELECT set_config('search_path', 'a', false); INSERT INTO t VALUES (1);| a.t",
                "INSERT INTO ONLY t AS x (a) OVERRIDING SYSTEM VALUE VALUES (1) RETURNING a, ';';  | t",
                "INSERT INTO ÄÖ.Ünï VALUES (1);                            | ÄÖ.Ünï",
                "INSERT INTO \"a\"\"b\".\"c.d\" VALUES (1);                | a\"b.c.d",
                "insert/**/into/**/t/**/values/**/(/**/1/**/)/**/;         | t",
                "INSERT INTO t --⏎ VALUES (1)⏎--⏎;                      | t",
                ";;; INSERT INTO t VALUES (1);;                            | t",
                "BEGIN; INSERT INTO t VALUES (1); COMMIT;                  | t",
            })
    void findsTheTable(String dump, String table) {
        try (RowSource source = Reading.open(dump.replace('⏎', '\n'), SQL)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().table()).map(SqlTableName::toString).contains(table);
            assertThat(source.row().text(0)).isEqualTo("1");
            assertThat(source.next()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE t (a int);                | file:2: CREATE TABLE is not data",
                "DELETE FROM t;                         | file:2: DELETE FROM is not data",
                "UPDATE t SET a = 1;                    | file:2: UPDATE T is not data",
                "TRUNCATE t;                            | file:2: TRUNCATE T is not data",
                "ALTER TABLE t ADD PRIMARY KEY (a);     | file:2: ALTER TABLE is not data",
                "SELECT 1;                              | file:2: SELECT is not data",
                "SELECT setval('s', 1), drop_all();     | file:2: SELECT is not data",
                "DO $$ begin; end $$;                   | file:2: DO is not data",
                "ROLLBACK;                              | file:2: ROLLBACK would undo",
                "INSERT INTO t SELECT * FROM u;         | file:2: INSERT … SELECT is not data",
                "INSERT INTO t DEFAULT VALUES;          | file:2: INSERT … DEFAULT is not data",
                "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING; | file:2: ON CONFLICT is not carried out",
                "INSERT INTO t (a, a) VALUES (1, 2);    | file:2: the column a appears twice",
                "INSERT INTO t (a[1]) VALUES (1);       | file:2: found [",
                "INSERT INTO t VALUES (1)               | file:2: the file ends inside an INSERT",
                "INSERT INTO t VALUES (1,               | file:2: the file ends inside a row",
                "INSERT INTO t VALUES (1), ;            | file:2: found ; where \"(\" was expected",
                "INSERT INTO t VALUES 1;                | file:2: found 1 where \"(\" was expected",
                "INSERT INTO t VALUES (1) (2);          | file:2: found ( where",
                "INSERT INTO t                          | file:2: found the end of the file where VALUES",
                "INSERT INTO t VALUES ('x);             | file:2: the string that opens here is never closed",
                "INSERT INTO \"t VALUES (1);            | file:2: the quoted name that opens here is never closed",
                "/* a /* b */ INSERT INTO t VALUES (1); | file:2: the comment that opens here is never closed",
                "COPY t FROM '/etc/passwd';             | file:2: found ' where FROM stdin was expected",
                "COPY t TO stdout;                      | file:2: found TO where FROM stdin was expected",
                "COPY t FROM stdin;⏎1⏎2               | file:4: the file ends inside the data of COPY t",
                "COPY t FROM stdin WITH (format binary);| file:2: the option FORMAT binary",
                "COPY t FROM stdin WITH (force_null (a)); | file:2: the option FORCE_NULL",
                "COPY t FROM stdin;⏎1⏎\\.⏎\\connect other | file:5: \\connect: what follows belongs to another database",
                "\\i other.sql                          | file:2: \\i is a command of psql",
                "\\!                                    | file:2: \\! is a command",
                "hello, world                           | file:2: HELLO is not data",
                "42;                                    | file:2: found 42 where an SQL statement",
                "SET search_path = a, b; INSERT INTO t VALUES (1); | file:2: the table t is named without a schema",
                "SET client_encoding = 'KLINGON';       | file:2: client_encoding is set to KLINGON",
                "SET NAMES utf8mb4;                     | file:2: this is MySQL",
                "INSERT INTO `t` VALUES (1);            | file:2: this is MySQL, not PostgreSQL: a name in backticks",
                "INSERT INTO t (`a`) VALUES (1);        | file:2: this is MySQL, not PostgreSQL: a name in backticks",
                "/*!40101 SET NAMES utf8 */;            | file:2: this is MySQL, not PostgreSQL: the comment /*!",
                "/*M!999999\\- enable the sandbox mode */ | file:2: this is MySQL",
                "LOCK TABLES t WRITE;                   | file:2: this is MySQL, not PostgreSQL: the statement LOCK TABLES",
                "'# a comment'                            | file:2: this is MySQL, not PostgreSQL: a comment that begins with #",
                "SET FOREIGN_KEY_CHECKS=0;              | file:2: this is MySQL, not PostgreSQL: SET foreign_key_checks",
                "SET @a = 1;                            | file:2: this is MySQL, not PostgreSQL: a variable",
                "REPLACE INTO t VALUES (1);             | file:2: this is MySQL, not PostgreSQL: the statement REPLACE INTO",
                "INSERT IGNORE INTO t VALUES (1);       | file:2: this is MySQL, not PostgreSQL: the statement INSERT IGNORE",
                "INSERT INTO t VALUES ('it\\'s', 2);    | file:2: this is MySQL, not PostgreSQL: a backslash before a quote",
                "INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = 1; | file:2: this is MySQL",
                "PRAGMA foreign_keys=OFF;               | file:2: this is SQLite",
                "INSERT INTO [t] VALUES (1);            | file:2: this is SQL Server",
                "SET IDENTITY_INSERT t ON;              | file:2: this is SQL Server",
            })
    void refusesWhatIsNotDataWithItsLine(String statement, String message) {
        List<String> read = Reading.all("-- first line\n" + statement.replace('⏎', '\n'), SQL);
        assertThat(read).isNotEmpty();
        assertThat(read.get(read.size() - 1)).startsWith("FATAL " + message);
    }

    @Test
    void passesOverOtherStatementsWhenAskedAndCountsThem() {
        String dump = """
                CREATE TABLE t (a text DEFAULT ';', b int);
                CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
                CREATE FUNCTION g() RETURNS int AS $x$ begin; return 1; end; $x$ LANGUAGE plpgsql;
                CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM u; DELETE FROM v);
                COMMENT ON TABLE t IS E'it\\'s; a "table';
                INSERT INTO t VALUES ('x', 1);
                DELETE FROM t;
                /* ; */ -- ;
                INSERT INTO t VALUES ('y', 2);
                """;
        try (RowSource source = Reading.open(dump, SQL.withSkipOtherStatements(true))) {
            assertThat(source.next()).isTrue();
            assertThat(Reading.values(source.row())).containsExactly("x", "1");
            assertThat(source.next()).isTrue();
            assertThat(Reading.values(source.row())).containsExactly("y", "2");
            assertThat(source.next()).isFalse();
            assertThat(source.skipped())
                    .noneMatch(Skipped::harmless)
                    .extracting(skipped -> skipped.statement() + " " + skipped.count() + " " + skipped.line())
                    .containsExactly(
                            "CREATE TABLE 1 1",
                            "CREATE FUNCTION 2 2",
                            "CREATE RULE 1 4",
                            "COMMENT ON 1 5",
                            "DELETE FROM 1 7");
        }
    }

    @Test
    void refusesMySqlEvenWhenOtherStatementsArePassedOver() {
        SourceOptions skipping = SQL.withSkipOtherStatements(true);
        assertThat(Reading.all("CREATE TABLE t (\n a int\n) ENGINE=InnoDB;", skipping))
                .singleElement()
                .asString()
                .startsWith("FATAL file:3: this is MySQL");
        assertThat(Reading.all("CREATE TABLE engines (engine text, auto int);", skipping))
                .isEmpty();
    }

    @Test
    void goesOnBehindARowThatCannotBeRead() {
        String dump =
                "INSERT INTO t (a, b) VALUES (1, now()),\n (2, 'x;)''', /* ) */ 3),\n (4, ')'),(5,E'\\uD800'),\n(6),(7,'');";
        assertThat(Reading.all(dump, SQL))
                .containsExactly(
                        "file:1: now(…) is a function call: functions are not executed, write the value",
                        "file:2: 3 values, expected 2 (a, b)",
                        "[4, )]",
                        "file:3: a string holds the Unicode escape \\u, but not of a character that text can hold",
                        "file:4: 1 value, expected 2 (a, b)",
                        "[7, ]");
    }

    @Test
    void givesTheOriginalTextOfABadRow() {
        try (RowSource source = Reading.open("INSERT INTO t VALUES\n(1, 'a\nb', now(')')) ;", SQL)) {
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(SourceException.class, source::next))
                    .satisfies(e -> {
                        assertThat(e.original()).isEqualTo("(1, 'a\nb', now(')'))");
                        assertThat(e.line()).isEqualTo(2);
                        assertThat(e.offset()).isEqualTo(21);
                        assertThat(e.recoverable()).isTrue();
                    });
        }
    }

    @Test
    void wantsRowsOfOneStatementToBeOfOneSize() {
        assertThat(Reading.all("INSERT INTO t VALUES (1,2),(3),(4,5); INSERT INTO t VALUES (6);", SQL))
                .containsExactly("[1, 2]", "file:1: 1 value, expected 2", "[4, 5]", "[6]");
    }

    @Test
    void readsCopyBlocksWithTheirOptions() {
        String dump = """
                COPY t (a, b) FROM stdin WITH (FORMAT csv, DELIMITER ';', NULL 'nil', HEADER);
                a;b
                "x;1";nil
                ;"nil"
                \\.
                COPY t (a, b) FROM STDIN DELIMITERS ',' WITH NULL AS '';
                a\\,b,
                \\.
                COPY t (a, b) FROM stdin CSV QUOTE AS '''' ESCAPE '\\';
                'a\\'b',c
                \\.
                COPY t FROM stdin;
                \\.
                INSERT INTO t VALUES (1);
                """;
        assertThat(Reading.all(dump, SQL)).containsExactly("[x;1, null]", "[, nil]", "[a,b, null]", "[a'b, c]", "[1]");
    }

    @Test
    void mapsColumnsOfSqlFiles() {
        try (RowSource source = Reading.open(
                "INSERT INTO t (a, \"B\") VALUES (1, 2);", SQL.withColumnMap(Map.of("a", "x", "B", "b")))) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().columns()).containsExactly("x", "b");
        }
    }

    @Test
    void passesOverOnConflictWhenAsked() {
        try (RowSource source = Reading.open(
                "INSERT INTO t VALUES (1)\nON CONFLICT (a) DO UPDATE SET b = ';';\nINSERT INTO t VALUES (2);",
                SQL.withIgnoreOnConflict(true))) {
            assertThat(source.next()).isTrue();
            assertThat(source.next()).isTrue();
            assertThat(source.next()).isFalse();
            assertThat(source.skipped()).extracting(Skipped::statement).containsExactly("ON CONFLICT");
        }
    }
}
