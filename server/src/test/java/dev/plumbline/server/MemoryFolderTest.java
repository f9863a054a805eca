package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryFolderTest {
    private static final String PROPERTY = "plumbline.server.memory";

    private @Nullable String before;

    @BeforeEach
    void remember() {
        before = System.getProperty(PROPERTY);
    }

    @AfterEach
    void putBack() {
        if (before == null) {
            System.clearProperty(PROPERTY);
        } else {
            System.setProperty(PROPERTY, before);
        }
    }

    @Test
    void whatIsAvailableIsReadInBytes() {
        assertThat(MemoryFolder.available("MemTotal:       24626284 kB\nMemAvailable:   20971520 kB\nBuffers: 1 kB\n"))
                .isEqualTo(20L << 30);
        assertThat(MemoryFolder.available("MemTotal:       24626284 kB\n")).isZero();
    }

    @Test
    void onDiskUnlessAskedFor() {
        System.setProperty(PROPERTY, "false");
        try (ThrowAwayFolder folder = ThrowAwayFolder.make()) {
            assertThat(folder.path()).hasParent(realTemporary());
        }
    }

    @Test
    void inMemoryWhereThereIsRoom() {
        System.setProperty(PROPERTY, "true");
        try (ThrowAwayFolder folder = ThrowAwayFolder.make()) {
            assertThat(folder.path()).hasParent(MemoryFolder.find().orElse(realTemporary()));
        }
    }

    @ParameterizedTest
    @CsvSource({"yes", "TRUE", "1"})
    void anythingElseIsRefused(String value) {
        System.setProperty(PROPERTY, value);
        assertThatExceptionOfType(PlumblineException.class)
                .isThrownBy(Servers::throwAwayInMemory)
                .withMessage("plumbline.server.memory is '" + value + "': expected true or false");
    }

    private static Path realTemporary() {
        try {
            return Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
