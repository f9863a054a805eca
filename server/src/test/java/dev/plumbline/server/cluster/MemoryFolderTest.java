package dev.plumbline.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemoryFolderTest {

    @Test
    void whatIsAvailableIsReadInBytes() {
        assertThat(MemoryFolder.available("MemTotal:       24626284 kB\nMemAvailable:   20971520 kB\nBuffers: 1 kB\n"))
                .isEqualTo(20L << 30);
        assertThat(MemoryFolder.available("MemTotal:       24626284 kB\n")).isZero();
    }

    @Test
    void onDiskUnlessAskedFor() throws IOException {
        try (ThrowAwayFolder folder = ThrowAwayFolder.make(false)) {
            assertThat(folder.path()).hasParent(temporary());
        }
    }

    @Test
    void inMemoryWhereThereIsRoom() throws IOException {
        try (ThrowAwayFolder folder = ThrowAwayFolder.make(true)) {
            assertThat(folder.path()).hasParent(MemoryFolder.find().orElse(temporary()));
        }
    }

    private static Path temporary() throws IOException {
        return Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
    }
}
