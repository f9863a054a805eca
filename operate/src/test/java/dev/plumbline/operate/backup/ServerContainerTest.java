package dev.plumbline.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.source.ServerContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A container is taken only where it owns the very address that was given. */
class ServerContainerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        127.0.0.1 | 55432 | 5432/tcp -> 0.0.0.0:55432   | 5432
        localhost | 55432 | 5432/tcp -> 127.0.0.1:55432 | 5432
        ::1       | 55432 | 6000/tcp -> [::]:55432      | 6000
        127.0.0.1 | 55432 | 5432/udp -> 0.0.0.0:55432   |
        127.0.0.1 | 55432 | 55432/tcp -> 0.0.0.0:5432   |
        127.0.0.1 | 5432  | 5432/tcp -> 0.0.0.0:15432   |
        127.0.0.1 | 55432 | 5432/tcp -> 127.0.0.2:55432 |
        127.0.0.1 | 55432 | 5432/tcp -> 192.0.2.7:55432 |
        127.0.0.1 | 55432 | 5432/tcp -> [::1]:55432     |
        """)
    void theVeryPortCounts(String host, int port, String said, Integer inside) {
        var given = Database.of(host, port, "d", "u", null).firstHost();
        assertThat(ServerContainer.publishing("id", "9/tcp -> 0.0.0.0:9\n" + said, given)
                        .map(ServerContainer::port)
                        .orElse(null))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "db.example.com", "127.0.0.1.example.com"})
    void aServerElsewhereHasNoContainerHere(String host) {
        assertThat(Database.of(host, 5432, "d", "u", null).firstHost().isLoopback())
                .isFalse();
    }
}
