package dev.plumbline.verifier.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;

class StrangeKeysTest {

    @Test
    void oneArgumentAtATimeIsStrange() {
        List<Object> real = List.of(2024, "Ford");
        Set<List<Object>> keys = StrangeKeys.of(List.of(real));

        assertThat(keys).contains(real, Arrays.asList(null, "Ford"), Arrays.asList(2024, null));
        assertThat(keys)
                .contains(List.of(Integer.MIN_VALUE, "Ford"), List.of(2024, "FORD"), List.of(2024, "' or '1'='1"));
        assertThat(keys)
                .allSatisfy(key -> assertThat(List.of(
                                java.util.Objects.equals(key.get(0), 2024),
                                java.util.Objects.equals(key.get(1), "Ford")))
                        .contains(true));
    }

    @Test
    void aKeyThatIsMadeTwiceIsAskedOnce() {
        assertThat(StrangeKeys.of(List.of(List.of("ford"), List.of("FORD"))))
                .doesNotHaveDuplicates()
                .filteredOn(key -> List.of("FORD").equals(key))
                .hasSize(1);
    }

    @Test
    void aValueOfAnUnknownTypeIsOnlyLeftOut() {
        assertThat(StrangeKeys.of(List.of(List.of(new BigDecimal("1.5")))))
                .containsExactly(List.of(new BigDecimal("1.5")), Arrays.asList((Object) null));
    }

    @Test
    void aProofNeedsAnAnswerBesideItsKey() {
        var year = DSL.field("year", SQLDataType.INTEGER);
        assertThatThrownBy(() -> new FunctionProof("makes", DSL.select(year), table -> table, DSL.select(year)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("makes")
                .hasMessageContaining("at least one more");
    }
}
