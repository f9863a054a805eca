package dev.plumbline.planner.rule.fill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.planner.observation.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            public.orders                    | orders             | public.orders_idx
            orders                           | orders             | orders_idx
            "My.Schema"."Order"              | Order              | "My.Schema"."Order_idx"
            s."The ""Table"".x"              | The "Table".x      | s."The ""Table"".x_idx"
            "a"".b".c                        | c                  | "a"".b".c_idx
            """)
    void theLastPartOfANameIsBehindTheLastDotOutsideOfQuotes(String name, String plain, String other) {
        assertThat(Names.plain(name)).isEqualTo(plain);
        assertThat(Names.of("qualified.idx", Fact.of("table", "table", name))).isEqualTo(other);
    }
}
