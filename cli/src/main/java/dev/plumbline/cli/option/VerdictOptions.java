package dev.plumbline.cli.option;

import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.report.FixScript;
import dev.plumbline.verifier.sqlcheck.Accepted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which results of a verification count, and what is written about it. Mixed into {@code verify}. */
public final class VerdictOptions {

    /** The mildest outcome that makes the exit code 1. */
    private enum FailingOutcome {
        WARN,
        FAIL,
        NEVER
    }

    @Option(
            names = "--accepted",
            paramLabel = "FILE",
            description = "Accepted findings, one per line: check object: reason.")
    private @Nullable Path accepted;

    @Option(
            names = "--fail-on",
            paramLabel = "warn|fail|never",
            defaultValue = "fail",
            description = "The mildest outcome that makes the exit code 1 (default: fail).")
    private FailingOutcome failOn = FailingOutcome.FAIL;

    @Option(
            names = "--fix",
            paramLabel = "FILE",
            description = "Write the fixes of all findings as SQL, for you to read and run.")
    private @Nullable Path fix;

    public Accepted accepted() {
        if (accepted == null) {
            return Accepted.none();
        }
        try {
            return Accepted.parse(accepted.toString(), Files.readString(accepted));
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, accepted + ": cannot be read: " + Reason.of(e), e);
        }
    }

    /** Called before the database is asked anything. */
    public void check(Existing existing) {
        if (fix != null) {
            ResultFile.check(fix, existing);
        }
    }

    public void write(Verification verification, Existing existing, OutputOptions output) {
        if (fix == null) {
            return;
        }
        ResultFile.write(
                fix,
                existing,
                ResultFile.Readers.OWNER,
                FixScript.of(verification).getBytes(StandardCharsets.UTF_8));
        int count = FixScript.fixable(verification).size();
        output.tell("fixes of " + count + (count == 1 ? " finding" : " findings") + " written to " + fix);
    }

    /** A bug of our own is never ignored. */
    public int exitCode(Verification verification) {
        int usual = verification.exitCode();
        return switch (failOn) {
            case FAIL -> usual;
            case NEVER -> usual == ExitCodes.BUG ? usual : 0;
            case WARN -> usual == 0 && !verification.of(Outcome.WARN).isEmpty() ? ExitCodes.FINDINGS : usual;
        };
    }
}
