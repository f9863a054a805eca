package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.csv.CsvDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files as spreadsheets, other tools and other databases write them: read, or refused with the way out. */
class RealFilesTest {

    private static final SourceOptions TABLE =
            SourceOptions.standard().withTargetColumns(List.of("id", "name", "price"));
    private static final SourceOptions CSV = TABLE.withFormat(SourceFormat.CSV);
    private static final SourceOptions SQL = TABLE.withFormat(SourceFormat.SQL);

    private static void csv(String text, String... expected) {
        assertThat(Reading.all(text, CSV)).containsExactly(expected);
    }

    private static void sql(String text, String... expected) {
        List<String> found = Reading.all(text, SQL.withSkipOtherStatements(true));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.get(i)).startsWith(expected[i]);
        }
    }

    @Test
    void aSeparatorLineIsObeyed() {
        csv("sep=;\r\nid;name;price\r\n1;\"Müller; Söhne\";2\r\n", "[1, Müller; Söhne, 2]");
        csv("\"SEP=\t\"\nid\tname\tprice\n1\ta\t2\n", "[1, a, 2]");
        csv("\uFEFFsep=,\nid,name,price\n1,a,2\n", "[1, a, 2]");
        csv("id,name,price\nsep=;,x,1\n", "[sep=;, x, 1]");
        assertThat(Reading.all(
                        "sep=;\n1,2,3\n", CSV.withCsv(CsvDialect.standard().withDelimiter(','))))
                .containsExactly("[sep=;]", "[1, 2, 3]"); // refused where the table is known
    }

    @Test
    void anotherDelimiterIsNamed() {
        csv(
                "id;name;price\n1;a;2\n",
                "FATAL file:1: 1 value, expected 3 (id, name, price): if ';' separates the values: use --delimiter ';'");
        csv(
                "1\ta\t2\n",
                "FATAL file:1: 1 value, expected 3 (id, name, price): if '\\t' separates the values: use --delimiter '\\t'");
        csv(
                "\"id\";\"name\";\"price\"\n1;\"a\";2\n",
                "FATAL file:1: 1 value, expected 3 (id, name, price): if ';' separates the values: use --delimiter ';'");
        csv(
                "id|\"name;first\"|price\n1|\"a\"|2\n",
                "FATAL file:1: 1 value, expected 3 (id, name, price): if '|' separates the values: use --delimiter '|'");
        SourceOptions anyTable = SourceOptions.standard().withFormat(SourceFormat.CSV);
        assertThat(Reading.all("id;\"name\"\n1;a\n", anyTable))
                .containsExactly("FATAL file:1: 1 value: if ';' separates the values: use --delimiter ';'");
        assertThat(Reading.all(
                        "id;name\n1;a\n", anyTable.withCsv(CsvDialect.standard().withDelimiter(','))))
                .containsExactly("[1;a]");
    }

    @Test
    void namesEmptyLinesAndEndsOfOtherMakes() {
        csv("ID,Name,PRICE\n1,a,2", "[1, a, 2]");
        csv("\n\nid,name,price\n\n1,a,2\n\n", "[1, a, 2]");
        csv("id,name,price\r\n1,a,2\n3,\"x\ny\",4\r\n", "[1, a, 2]", "[3, x\ny, 4]");
        csv("id,name,price,\n1,a,2,\n", "FATAL file:1: the header has no name for value 4 of 4");
    }

    @Test
    void dumpsThatNameTheirDatabaseFirst() {
        sql(
                "-- Adminer 4.8.1 PostgreSQL dump\n\\connect \"shop\";\nDROP TABLE IF EXISTS \"t\";\n"
                        + "CREATE TABLE t (id int DEFAULT nextval('t_id_seq') NOT NULL) WITH (oids = false);\nTRUNCATE \"t\";\n"
                        + "INSERT INTO \"t\" (\"id\", \"name\") VALUES\n(1,\t'it''s'),\n(2,\tE'a\\nb');\n\\connect other\n",
                "[1, it's]",
                "[2, a\nb]",
                "FATAL file:9: \\connect: what follows belongs to another database");
    }

    @Test
    void otherDatabasesAreNamed() {
        sql("USE [shop]\nGO\n", "FATAL file:1: this is SQL Server, not PostgreSQL: the statement USE […]");
        sql("USE shop;\n", "FATAL file:1: this is MySQL or SQL Server, not PostgreSQL");
        sql("INSERT [dbo].[t] ([id]) VALUES (1)\n", "FATAL file:1: ");
        sql("REM INSERTING into T\n", "FATAL file:1: this is Oracle, not PostgreSQL: the SQL*Plus command REM");
        sql("SET DEFINE OFF;\n", "FATAL file:1: this is Oracle, not PostgreSQL: the SQL*Plus command SET DEFINE");
        sql("INSERT ALL INTO t VALUES (1) SELECT * FROM dual;\n", "FATAL file:1: this is Oracle, not PostgreSQL");
        sql("PRAGMA foreign_keys=OFF;\n", "FATAL file:1: this is SQLite, not PostgreSQL");
        sql("/*!40101 SET NAMES utf8 */;\n", "FATAL file:1: this is MySQL, not PostgreSQL");
    }
}
