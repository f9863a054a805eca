package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.SourceFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SqlLiteralTest {

    private static final SourceOptions SQL = SourceOptions.standard().withFormat(SourceFormat.SQL);

    static List<LiteralCase> cases() {
        return LiteralCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsListed(LiteralCase literal) {
        List<String> read = Reading.all(literal.file(), SQL);

        if (literal.isFatal()) {
            assertThat(read).hasSize(1);
            assertThat(read.get(0)).startsWith("FATAL file:").contains(literal.words());
        } else if (literal.isRefused()) {
            assertThat(read).hasSize(2);
            assertThat(read.get(0)).startsWith("file:").contains(literal.words());
            assertThat(read.get(1)).isEqualTo("[next, null, row]");
        } else {
            String value = literal.expected().equals("\\N") ? "null" : literal.expected();
            assertThat(read).containsExactly("[before, " + value + ", behind]", "[next, null, row]");
        }
    }
}
