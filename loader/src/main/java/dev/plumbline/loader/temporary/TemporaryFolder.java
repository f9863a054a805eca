package dev.plumbline.loader.temporary;

import dev.plumbline.database.Reason;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.loader.report.LoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that {@code java.io.tmpdir} names at the time it is asked for. */
public final class TemporaryFolder {

    private TemporaryFolder() {}

    public static Path path() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /** A new file that nobody else may read. */
    public static Path file(String suffix) throws IOException {
        return Files.createTempFile(path(), "plumbline-", suffix);
    }

    /** Whether this many more bytes fit; true where the system does not say. */
    public static boolean holds(long bytes) {
        try {
            return Files.getFileStore(path()).getUsableSpace() >= bytes;
        } catch (IOException e) {
            return true;
        }
    }

    /** {@code /tmp (12 MB free)}. */
    public static String shown() {
        try {
            return path() + " (" + Amounts.bytes(Files.getFileStore(path()).getUsableSpace()) + " free)";
        } catch (IOException e) {
            return path().toString();
        }
    }

    /** The input could not be kept in this file. */
    public static LoadException full(Path file, IOException e) {
        return LoadException.unavailable(
                "cannot keep the input for a second pass in the temporary folder " + shown() + ": " + Reason.of(e)
                        + "; " + Amounts.bytes(file.toFile().length())
                        + " of it were kept so far, and input that can be read only once must be kept"
                        + " be, to find bad rows or to load in chunks: free some space, name another folder (TMPDIR, or"
                        + " -Djava.io.tmpdir=FOLDER for Java), or load from a file; nothing was loaded",
                e);
    }
}
