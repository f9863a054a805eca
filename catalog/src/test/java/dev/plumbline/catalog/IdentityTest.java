package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Identifier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            t                            |            | t         | t
            public.t                     | public     | t         | public.t
            public.f(integer, a.b)       | public     | f(integer, a.b) | public.f
            "a.b"."c(d"                  | "a.b"      | "c(d"     | "a.b"."c(d"
            "F"(integer)                 |            | "F"(integer) | "F"
            "a""."."b"(text)             | "a""."     | "b"(text) | "a""."."b"
            """)
    void namesAreCutOutsideOfQuotes(String identity, String qualifier, String last, String bare) {
        assertThat(Identity.qualifier(identity)).isEqualTo(qualifier == null ? "" : qualifier);
        assertThat(Identity.last(identity)).isEqualTo(last);
        assertThat(Identity.withoutArguments(identity)).isEqualTo(bare);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("aZ9_.(\"' ,)é").ofMinLength(1).ofMaxLength(12);
    }

    @Property
    void anyNameThatIsQuotedComesOutAsItWentIn(
            @ForAll("names") String schema, @ForAll("names") String name, @ForAll("names") String type) {
        String bare = Identifier.quote(schema) + "." + Identifier.quote(name);
        String identity = bare + "(" + Identifier.quote(type) + ")";
        assertThat(Identity.withoutArguments(identity)).isEqualTo(bare);
        assertThat(Identity.withoutArguments(bare)).isEqualTo(bare);
        assertThat(Identity.qualifier(identity)).isEqualTo(Identifier.quote(schema));
        assertThat(Identity.last(bare)).isEqualTo(Identifier.quote(name));
    }
}
