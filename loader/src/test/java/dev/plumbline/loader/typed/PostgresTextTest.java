package dev.plumbline.loader.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;

class PostgresTextTest {

    @Test
    void valuesAreWrittenAsInputFunctionsReadThem() {
        assertThat(PostgresText.of(new float[] {1, 2.5f, 3e-3f})).isEqualTo("[1.0,2.5,0.003]");
        assertThat(PostgresText.of(new Float[] {1f, null})).isEqualTo("{\"1.0\",NULL}");
        assertThat(PostgresText.of(new String[][] {{"a\"b", "c\\d"}, {"", "NULL"}}))
                .isEqualTo("{{\"a\\\"b\",\"c\\\\d\"},{\"\",\"NULL\"}}");
        assertThat(PostgresText.of(new byte[] {0, -1})).isEqualTo("\\x00ff");
        assertThat(PostgresText.of(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(PostgresText.of(JSONB.valueOf("{\"a\":1}"))).isEqualTo("{\"a\":1}");
        assertThat(PostgresText.of(LocalDate.of(-43, 3, 15))).isEqualTo("0044-03-15 BC");
        assertThat(PostgresText.of(LocalDateTime.of(12345, 1, 2, 3, 4))).isEqualTo("12345-01-02T03:04");
        assertThat(PostgresText.of(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    }
}
