package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.text.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyReaderTest {

    private static final SourceOptions COPY = SourceOptions.standard().withFormat(SourceFormat.COPY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a→b⏎                | [a, b]",
                "a→\\N⏎              | [a, null]",
                "a→⏎                 | [a, ]",
                "\\\\N→\\\\.⏎        | [\\N, \\.]",
                "x\\N⏎               | [xN]",
                "a\\tb\\nc\\rd\\\\⏎  | [a→b⏎c␍d\\]",
                "\\b\\f\\v⏎          | [␈␌␋]",
                "a\\→b→c⏎            | [a→b, c]",
                "a\\⏎b→c⏎            | [a⏎b, c]",
                "\\101\\x42\\x4→\\7⏎ | [AB␄, ␇]",
                "\\303\\251\\xc3\\xa9⏎| [éé]",
                "\\q\\xg⏎            | [qxg]",
                "a→b⏎\\.⏎            | [a, b]",
                "a→b⏎\\.             | [a, b]",
                "a␍⏎b␍⏎              | [a] /[b]",
                "⏎a⏎                 | [] /[a]",
                "a\\                 | [a\\]",
                "\"a\"⏎              | [\"a\"]",
                "\\303⏎b⏎            | file:1: value 1 has escapes that do not give UTF-8 text /[b]",
                "\\000⏎              | file:1: value 1 has escapes that do not give UTF-8 text",
                "a␍b⏎                | [a] /file:2: a line feed outside quotes, where lines end with carriage returns",
                "a⏎b␍c⏎d⏎            | [a] /file:2: a carriage return outside quotes, where lines end with line feeds /[d]",
                "a⏎\\.⏎b⏎            | [a] /FATAL file:2: \\. ends the data, but more follows on line 3",
            })
    void readsAsListed(String text, String expected) {
        assertThat(Reading.all(plain(text), COPY))
                .containsExactly(plain(expected).split(" /"));
    }

    private static String plain(String text) {
        return text.replace('⏎', '\n')
                .replace('␍', '\r')
                .replace('→', '\t')
                .replace('␈', '\b')
                .replace('␌', '\f')
                .replace('␋', '\013')
                .replace('␄', '\004')
                .replace('␇', '\007');
    }

    @Test
    void readsAHeaderAndOtherSigns() {
        SourceOptions options = COPY.withCsv(
                CsvDialect.standard().withHeader(Header.YES).withDelimiter('|').withNullText("null"));
        try (RowSource source = Reading.open("a|b\nnull|\\null\n", options)) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().columns()).containsExactly("a", "b");
            assertThat(Reading.values(source.row())).containsExactly("null", "\null");
            assertThat(source.row().isNull(0)).isTrue();
        }
    }
}
