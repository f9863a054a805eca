package dev.plumbline.verifier.report;

import dev.plumbline.database.Reason;
import dev.plumbline.database.output.PrivateFiles;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.pages.Page;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.check.VerifyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The folder of {@code --report}: {@code index.html}, {@code junit.xml} and {@code verify.json}. Those of an earlier run are replaced;
 * other files of these names only on request.
 */
public final class ReportFolder {
    private static final int TOP = 400;

    private ReportFolder() {}

    /** The files, and what a report of ours contains near its beginning. */
    private enum Part {
        PAGE("index.html", Page.MARK),
        JUNIT("junit.xml", "<testsuites name=\"plumbline verify "),
        JSON("verify.json", "\"report\" : \"plumbline verify\"");

        private final String file;
        private final String mark;

        Part(String file, String mark) {
            this.file = file;
            this.mark = mark;
        }

        /** A report from an earlier run needs no permission to be replaced. */
        Existing allowed(Path folder, Existing existing) throws IOException {
            Path target = folder.resolve(file);
            if (existing == Existing.REPLACED || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                return existing;
            }
            try (InputStream in = Files.newInputStream(target)) {
                boolean ours = new String(in.readNBytes(TOP), StandardCharsets.UTF_8).contains(mark);
                return ours ? Existing.REPLACED : existing;
            }
        }

        void write(Path folder, Existing existing, String text) throws IOException {
            // Findings show rows, so nobody but the owner may read them.
            ResultFile.write(
                    folder.resolve(file),
                    allowed(folder, existing),
                    Readers.OWNER,
                    text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Creates the folder before an hour of checks is run for it.
     *
     * @throws VerifyException when no file can be written there
     */
    public static void prepare(Path folder, String subject, Existing existing) {
        try {
            PrivateFiles.folder(folder);
            for (Part part : Part.values()) {
                ResultFile.check(folder.resolve(part.file), part.allowed(folder, existing));
            }
            Files.delete(Files.createTempFile(folder, ".verify", ".half"));
        } catch (IOException e) {
            throw new VerifyException(subject, "the report cannot be written to " + folder + ": " + e, e);
        }
    }

    /** Creates the folder when it is missing and replaces the files of an earlier run. */
    public static void write(Path folder, Verification verification, Existing existing) {
        try {
            PrivateFiles.folder(folder);
            Part.PAGE.write(folder, existing, HtmlReport.text(verification));
            Part.JUNIT.write(folder, existing, JunitReport.text(verification));
            Part.JSON.write(folder, existing, JsonReport.text(verification) + "\n");
        } catch (IOException e) {
            throw new VerifyException(
                    verification.subject(), "the report cannot be written to " + folder + ": " + Reason.of(e), e);
        }
    }
}
