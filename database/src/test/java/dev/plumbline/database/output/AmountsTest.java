package dev.plumbline.database.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 bytes
            1023                | 1,023 bytes
            1024                | 1.0 kB
            1536                | 1.5 kB
            10240               | 10 kB
            38797312            | 37 MB
            1099511627776       | 1.0 TB
            9223372036854775807 | 8,388,608 TB
            """)
    void bytesHaveTheUnitThatKeepsThemShort(long bytes, String shown) {
        assertThat(Amounts.bytes(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0,0 ms", "999,999 ms", "1000,1 s", "1049,1 s", "1500,1.5 s", "90000,90 s"})
    void timesAreInMillisecondsOrSeconds(long millis, String shown) {
        assertThat(Amounts.time(Duration.ofMillis(millis))).isEqualTo(shown);
    }
}
