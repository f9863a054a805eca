package dev.plumbline.verifier.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final List<Object> A = List.of("Ford", 1);
    private static final List<Object> B = List.of("Kia", 2);
    private static final List<Object> C = List.of("Rio", 3);

    @Test
    void rowsThatAreMissingTooManyOrOthersAreToldAtTheirPlace() {
        assertThat(Difference.between(List.of(A), List.of(A, B)))
                .isEqualTo(new Difference("a row missing", "nothing", "'Kia', 2"));
        assertThat(Difference.between(List.of(B), List.of(A, B)))
                .isEqualTo(new Difference("a row missing", "'Kia', 2", "'Ford', 1"));
        assertThat(Difference.between(List.of(A, B), List.of(A)))
                .isEqualTo(new Difference("a row too many", "'Kia', 2", "nothing"));
        assertThat(Difference.between(List.of(A, C), List.of(A, B)))
                .isEqualTo(new Difference("another row", "'Rio', 3", "'Kia', 2"));
        assertThat(Difference.between(List.of(), List.of(A)))
                .isEqualTo(new Difference("a row missing", "nothing", "'Ford', 1"));
    }

    @Test
    void theSameRowsInAnotherOrderAreAMatterOfOrder() {
        assertThat(Difference.between(List.of(A, C, B), List.of(A, B, C)))
                .isEqualTo(new Difference("order from row 2", "'Rio', 3", "'Kia', 2"));
    }

    @Test
    void aRowTwiceIsSaidBeforeAnythingElse() {
        assertThat(Difference.between(List.of(A, B, A), List.of(A, B)))
                .isEqualTo(new Difference("a row twice", "'Ford', 1", "3 rows, all different"));
        assertThat(Difference.between(List.of(A, A), List.of(A, A, B)).what()).isEqualTo("a row missing");
    }

    @Test
    void aNullIsNoText() {
        List<Object> nothing = Arrays.asList("null", null);
        assertThat(Difference.text(nothing)).isEqualTo("'null', null");
    }
}
