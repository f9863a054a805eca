package dev.plumbline.verifier.report;

import dev.plumbline.database.output.PrivateFiles;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.check.VerifyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of {@code --report}: {@code index.html}, {@code junit.xml} and {@code verify.json}. */
public final class ReportFolder {

    private ReportFolder() {}

    /**
     * Makes the folder before an hour of checks is run for it.
     *
     * @throws VerifyException when no file can be written there
     */
    public static void prepare(Path folder, String subject) {
        try {
            PrivateFiles.folder(folder);
            Files.delete(Files.createTempFile(folder, ".verify", ".half"));
        } catch (IOException e) {
            throw new VerifyException(subject, "the report cannot be written to " + folder + ": " + e, e);
        }
    }

    /** Makes the folder when it is missing and replaces the files of an earlier run. */
    public static void write(Path folder, Verification verification) {
        try {
            PrivateFiles.folder(folder);
            write(folder.resolve("index.html"), HtmlReport.text(verification));
            write(folder.resolve("junit.xml"), JunitReport.text(verification));
            write(folder.resolve("verify.json"), JsonReport.text(verification) + "\n");
        } catch (IOException e) {
            throw new VerifyException(
                    verification.subject(), "the report cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Findings show rows, so nobody but the owner may read them. */
    private static void write(Path file, String text) {
        ResultFile.write(file, Existing.REPLACED, Readers.OWNER, text.getBytes(StandardCharsets.UTF_8));
    }
}
