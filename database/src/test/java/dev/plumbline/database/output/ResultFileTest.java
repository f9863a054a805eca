package dev.plumbline.database.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    @TempDir
    Path folder;

    @Test
    void appearsOnlyWhenFinishedAndForItsOwnerAlone() throws Exception {
        Path target = folder.resolve("rows.csv");
        try (ResultFile file = ResultFile.create(target, Existing.KEPT)) {
            file.stream().write("a".getBytes(UTF_8));
            assertThat(target).doesNotExist();
            file.finish();
        }
        assertThat(target).hasContent("a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("rows.csv");
    }

    @Test
    void leavesNothingWhenUnfinished() throws Exception {
        try (ResultFile file = ResultFile.create(folder.resolve("half"), Existing.KEPT)) {
            file.stream().write(new byte[1 << 20]);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsWhatIsThereUnlessToldOtherwise() throws Exception {
        Path target = Files.writeString(folder.resolve("mine"), "mine");
        assertThatThrownBy(() -> write(target, Existing.KEPT)).hasMessageContaining("already exists");
        assertThat(target).hasContent("mine");
        write(target, Existing.REPLACED);
        assertThat(target).hasContent("new");
    }

    @Test
    void keepsWhatCameWhileItWasWritten() throws Exception {
        Path target = folder.resolve("late");
        try (ResultFile file = ResultFile.create(target, Existing.KEPT)) {
            file.stream().write('x');
            Files.writeString(target, "mine");
            assertThatThrownBy(file::finish).hasMessageContaining("already exists");
        }
        assertThat(target).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly("late");
    }

    @Test
    void refusesLinksDevicesAndFoldersEvenWhenReplacing() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "real");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThatThrownBy(() -> write(link, Existing.REPLACED))
                .hasMessage(link + ": is a symbolic link to " + real + " (name the file itself)");
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> write(dangling, Existing.KEPT)).hasMessageContaining("is a symbolic link");
        assertThatThrownBy(() -> write(Path.of("/dev/full"), Existing.REPLACED))
                .hasMessageContaining("is not a plain file");
        assertThatThrownBy(() -> write(folder, Existing.REPLACED)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> write(folder.resolve("no/such"), Existing.KEPT))
                .isInstanceOfSatisfying(
                        PlumblineException.class,
                        e -> assertThat(e.kind()).isEqualTo(PlumblineException.Kind.UNAVAILABLE));
        assertThat(real).hasContent("real");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void madeFoldersAreForTheirOwnerAlone() throws IOException {
        Path made = PrivateFiles.folder(folder.resolve("a/b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
                .isEqualTo("rwx------");
    }

    private static void write(Path target, Existing existing) {
        ResultFile.write(target, existing, Readers.OWNER, "new".getBytes(UTF_8));
    }
}
