package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServersTest {
    private static final String MEMORY = "plumbline.server.memory";

    private @Nullable String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(MEMORY);
    }

    @AfterEach
    void putBack() {
        if (before == null) {
            System.clearProperty(MEMORY);
        } else {
            System.setProperty(MEMORY, before);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dataAreInMemoryWhenThePropertySaysSo(boolean wanted) {
        System.setProperty(MEMORY, Boolean.toString(wanted));
        assertThat(Servers.throwAwayInMemory()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1"})
    void anythingButTrueAndFalseIsRefused(String value) {
        System.setProperty(MEMORY, value);
        assertThatExceptionOfType(PlumblineException.class)
                .isThrownBy(Servers::throwAwayInMemory)
                .withMessage("plumbline.server.memory is '" + value + "': expected true or false");
    }
}
