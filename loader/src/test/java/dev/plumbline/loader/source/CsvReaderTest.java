package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.csv.NullRule;
import dev.plumbline.loader.source.text.BlankLines;
import dev.plumbline.loader.source.text.Header;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {

    private static final SourceOptions PLAIN = csv(CsvDialect.standard().withHeader(Header.NO));

    private static SourceOptions csv(CsvDialect dialect) {
        return SourceOptions.standard().withFormat(SourceFormat.CSV).withCsv(dialect);
    }

    /** Line breaks are shown as ⏎ (LF) and ␍ (CR), records of the result are split by a space and a slash. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "a,b⏎c,d⏎                | [a, b] /[c, d]",
                "a,b␍⏎c,d␍⏎              | [a, b] /[c, d]",
                "a,b␍c,d␍                | [a, b] /[c, d]",
                "a,b⏎c,d␍⏎e,f            | [a, b] /[c, d] /[e, f]",
                "a,b⏎c,d                 | [a, b] /[c, d]",
                "a,⏎,b⏎,⏎                | [a, null] /[null, b] /[null, null]",
                "a,\"\"⏎                 | [a, ]",
                "\"a\",\"b,c\"⏎          | [a, b,c]",
                "\"a\"\"b\",c⏎           | [a\"b, c]",
                "\"\"\"\",\"\"\"a\"\"\"⏎ | [\", \"a\"]",
                "\"a⏎b␍⏎c\",d⏎           | [a⏎b␍⏎c, d]",
                "a, b ,c⏎                | [a,  b , c]",
                "a⏎⏎b⏎                   | [a] /[null] /[b]",
                "a,b⏎⏎c,d⏎⏎⏎             | [a, b] /[c, d]",
                "a,b⏎c⏎d,e,f⏎            | [a, b] /[c] /[d, e, f]",
                "a,b⏎\\.⏎                | [a, b]",
                "a,b⏎\\.⏎⏎               | [a, b]",
                "a,b⏎\\.⏎c,d             | [a, b] /FATAL file:2: \\. ends the data, but more follows on line 3",
                "\\.,b⏎                  | [\\., b]",
                "a,b\"c⏎d,e              | file:1: a quote inside an unquoted value (value 2): quote the whole value and double the quote, or name another quote or none /[d, e]",
                "\"a\"b,c⏎d,e            | file:1: text after the closing quote of value 1: double a quote inside quotes /[d, e]",
                "\"a\" ,c⏎d,e            | file:1: text after the closing quote of value 1: double a quote inside quotes /[d, e]",
                "a,b⏎\"c,d⏎e,f⏎g,h       | [a, b] /file:2: the quote that opens on line 2 (value 1) is never closed /[e, f] /[g, h]",
                "a,b⏎\"⏎                 | [a, b] /file:2: the quote that opens on line 2 (value 1) is never closed",
                "a,\"b⏎c\",\"d⏎e,f       | file:1: the quote that opens on line 2 (value 3) is never closed /file:2: a quote inside an unquoted value (value 1): quote the whole value and double the quote, or name another quote or none /[e, f]",
                "a,b⏎c␍d,e⏎f,g⏎          | [a, b] /file:2: a carriage return outside quotes, where lines end with line feeds /[f, g]",
                "a,b␍c⏎d,e␍f,g           | [a, b] /file:2: a line feed outside quotes, where lines end with carriage returns /[f, g]",
            })
    void readsAsListed(String text, String expected) {
        String plain = text.replace('⏎', '\n').replace('␍', '\r');
        assertThat(Reading.all(plain, PLAIN))
                .containsExactly(expected.replace('⏎', '\n').replace('␍', '\r').split(" /"));
    }

    @Test
    void readsNothingOfAnEmptyFile() {
        assertThat(Reading.all("", PLAIN)).isEmpty();
        assertThat(Reading.all("\n", csv(CsvDialect.standard().withHeader(Header.NO))))
                .containsExactly("[null]");
        assertThat(Reading.all("", csv(CsvDialect.standard().withHeader(Header.YES))))
                .containsExactly("FATAL file:1: the file is empty, a header was expected");
    }

    @Test
    void takesBlankLinesAsTheDialectSays() {
        CsvDialect dialect = CsvDialect.standard().withHeader(Header.NO);
        SourceOptions skipping = csv(dialect.withBlankLines(BlankLines.SKIP));
        SourceOptions keeping = csv(dialect.withBlankLines(BlankLines.KEEP));
        assertThat(Reading.all("a\n\nb\n", csv(dialect))).containsExactly("[a]", "[null]", "[b]");
        assertThat(Reading.all("a\n\nb\n", skipping)).containsExactly("[a]", "[b]");
        assertThat(Reading.all("a\n\nb\n", keeping)).containsExactly("[a]", "[null]", "[b]");
        assertThat(Reading.all("a,b\n\n", csv(dialect).withColumns(List.of("x", "y"))))
                .containsExactly("[a, b]");
        assertThat(Reading.all("a,b\n\n", keeping.withColumns(List.of("x", "y"))))
                .containsExactly("[a, b]", "file:2: 1 value, expected 2 (x, y)");
    }

    @Test
    void keepsLinesThatBeginLikeACommentUnlessOneIsNamed() {
        CsvDialect dialect = CsvDialect.standard().withHeader(Header.NO);
        assertThat(Reading.all("#a,b\n", csv(dialect))).containsExactly("[#a, b]");
        assertThat(Reading.all("#a\n\n#\"\nc,d\n", csv(dialect.withComment('#').withBlankLines(BlankLines.SKIP))))
                .containsExactly("[c, d]");
    }

    @Test
    void readsOtherDialects() {
        CsvDialect headless = CsvDialect.standard().withHeader(Header.NO);
        assertThat(Reading.all("a;'b;''c'\n", csv(headless.withDelimiter(';').withQuote('\''))))
                .containsExactly("[a, b;'c]");
        assertThat(Reading.all("\"a\\\"b\\\\c\\d\",x\\y\n", csv(headless.withEscape('\\'))))
                .containsExactly("[a\"b\\c\\d, x\\y]");
        assertThat(Reading.all("5\" pipe,\"x\n", csv(headless.withoutQuote()))).containsExactly("[5\" pipe, \"x]");
        assertThat(Reading.all(" a , \" b \" ,\t\n", csv(headless.withTrim(true))))
                .containsExactly("[a,  b , null]");
        assertThat(Reading.all("#x,y\na,#b\n# z", csv(headless.withComment('#'))))
                .containsExactly("[a, #b]");
        assertThat(Reading.all(
                        "a\t\t\"b\tc\"\n",
                        SourceOptions.standard().withFormat(SourceFormat.TSV).withCsv(headless)))
                .containsExactly("[a, null, b\tc]");
    }

    @Test
    void knowsNullByTheChosenRule() {
        CsvDialect headless = CsvDialect.standard().withHeader(Header.NO);
        assertThat(Reading.all("NA,\"NA\",,\"\"\n", csv(headless.withNullText("NA"))))
                .containsExactly("[null, NA, , ]");
        assertThat(Reading.all(",\"\",x\n", csv(headless.withNullRule(NullRule.ALSO_QUOTED))))
                .containsExactly("[null, null, x]");
        assertThat(Reading.all(",\"\",x\n", csv(headless.withNullRule(NullRule.NEVER))))
                .containsExactly("[, , x]");
        assertThat(Reading.all("\\N,\"\\N\"\n", csv(headless.withNullText("\\N"))))
                .containsExactly("[null, \\N]");
    }

    @Test
    void takesColumnsFromTheHeader() {
        SourceOptions options = SourceOptions.standard()
                .withFormat(SourceFormat.CSV)
                .withTargetColumns(List.of("id", "name", "Odd Name"))
                .withColumnMap(Map.of("label", "name", "extra", ""));
        try (RowSource source = Reading.open("ID,extra,label,Odd Name\n1,x,one,\n2,3\n", options)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().columns()).containsExactly("id", "name", "Odd Name");
            assertThat(Reading.values(source.row())).containsExactly("1", "one", "null");
            assertThat(source.row().line()).isEqualTo(2);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(source::next))
                    .hasMessage("file:3: 2 values, expected 4 (ID, extra, label, Odd Name)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTO | id,name⏎1,x   | [1, x]",
                "AUTO | 1,x⏎2,y       | [1, x] /[2, y]",
                "AUTO | name,x⏎2,y    | FATAL file:1: the header names column \"x\", which the table does not have (id, name); map it with --map \"x=column\", or leave it out with --map \"x=\"",
                "AUTO | Ford,Mustang⏎2,y| FATAL file:1: cannot tell whether this is a header: its values look like names, but none is a column of the table (id, name); use --header yes or --header no",
                "AUTO | Ford,⏎2,y     | [Ford, null] /[2, y]",
                "NO   | id,name⏎1,x   | [id, name] /[1, x]",
                "YES  | id,id⏎1,x     | FATAL file:1: the header names column \"id\" twice",
                "YES  | id,⏎1,x       | FATAL file:1: the header has no name for value 2 of 2",
                "YES  | \"id,name⏎1,x | FATAL file:1: in the header: the quote that opens on line 1 (value 1) is never closed",
            })
    void tellsAHeaderFromData(Header header, String text, String expected) {
        SourceOptions options = csv(CsvDialect.standard().withHeader(header)).withTargetColumns(List.of("id", "name"));
        assertThat(Reading.all(text.replace('⏎', '\n'), options)).containsExactly(expected.split(" /"));
    }

    @Test
    void refusesAMapOfNamesThatTheHeaderDoesNotHave() {
        SourceOptions options =
                csv(CsvDialect.standard().withHeader(Header.YES)).withColumnMap(Map.of("x", "a"));
        assertThat(Reading.all("a,b\n1,2", options))
                .containsExactly("FATAL file:1: --map names x, which the header does not have");
    }

    @Test
    void takesGivenColumnsByPosition() {
        SourceOptions options = PLAIN.withColumns(List.of("b", "a"));
        try (RowSource source = Reading.open("1,2\n1,2,3\n", options)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().columns()).containsExactly("b", "a");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(source::next))
                    .hasMessage("file:2: 3 values, expected 2 (b, a)");
        }
    }

    @Test
    void givesTheOriginalTextOfARecord() {
        try (RowSource source = Reading.open("a,\"b\"\"\nc\",d\r\nx,y,z", PLAIN)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().original()).isEqualTo("a,\"b\"\"\nc\",d");
            assertThat(source.next()).isTrue();
            assertThat(source.row().original()).isEqualTo("x,y,z");
            assertThat(source.row().line()).isEqualTo(3);
            assertThat(source.row().file()).isEqualTo("file");
        }
    }

    @Test
    void countsLinesWithCarriageReturns() {
        try (RowSource source = Reading.open("a\r\"b\rb\"\rc\r", PLAIN)) {
            assertThat(source.next()).isTrue();
            assertThat(source.next()).isTrue();
            assertThat(source.next()).isTrue();
            assertThat(source.row().line()).isEqualTo(4);
        }
    }
}
