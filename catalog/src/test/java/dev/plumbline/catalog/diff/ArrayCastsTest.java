package dev.plumbline.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayCastsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "(a = ANY ((ARRAY['p'::character varying, 'q'::character varying])::text[])) | (a = ANY (ARRAY[('p'::character varying)::text, ('q'::character varying)::text]))",
                "((ARRAY['a], b'::x, f(1, 2)])::character varying(9)[]) | (ARRAY[('a], b'::x)::character varying(9), (f(1, 2))::character varying(9)])",
                "((ARRAY['it''s'::x])::\"My\".\"T y\"[]) | (ARRAY[('it''s'::x)::\"My\".\"T y\"])",
                "f((ARRAY[(ARRAY['a'::x])::text[]])::text[]) | f(ARRAY[(ARRAY[('a'::x)::text])::text])",
                "g((ARRAY[1, 2]), 'x') | g((ARRAY[1, 2]), 'x')",
                "ARRAY['(ARRAY['::text] | ARRAY['(ARRAY['::text]",
                "(ARRAY[]::text[]) | (ARRAY[]::text[])",
            })
    void aCastOfAnArrayIsWrittenAsOneOfItsElements(String written, String again) {
        assertThat(ArrayCasts.ofElements(written)).isEqualTo(again);
        assertThat(ArrayCasts.ofElements(again)).isEqualTo(again);
    }
}
