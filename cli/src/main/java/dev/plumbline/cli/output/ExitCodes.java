package dev.plumbline.cli.output;

import dev.plumbline.data.DataException;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.verifier.check.VerifyException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How a command ends that cannot go on: one line on standard error and the exit code. No lambdas: the parser's old class files do not
 * go into the archive of classes once one was made of them.
 */
public final class ExitCodes implements IParameterExceptionHandler, IExecutionExceptionHandler {
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int UNAVAILABLE = 3;
    public static final int BUG = 70;

    private static final Pattern CHOICES = Pattern.compile("expected one of \\[([A-Z_, ]+)] \\(case-insensitive\\)");

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("plumbline: " + asTyped(String.valueOf(failure.getMessage())));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return USAGE;
    }

    /** picocli lists the choices as Java writes them. */
    private static String asTyped(String message) {
        return CHOICES.matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement("wanted one of "
                        + found.group(1).toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Optional<Integer> known = codeOf(failure);
        if (known.isPresent()) {
            err.println("plumbline: " + Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
        } else {
            err.println("plumbline: this is a bug in plumbline: " + failure + " (-v shows where)");
        }
        if (OutputOptions.verbose(parsed)) {
            failure.printStackTrace(err);
        }
        return known.orElse(BUG);
    }

    private static Optional<Integer> codeOf(Exception failure) {
        if (failure instanceof PlumblineException e) {
            return Optional.of(
                    switch (e.kind()) {
                        case FINDING -> FINDINGS;
                        case USAGE -> USAGE;
                        case UNAVAILABLE -> UNAVAILABLE;
                    });
        }
        if (failure instanceof DataException e) {
            return Optional.of(e.isUsage() ? USAGE : UNAVAILABLE);
        }
        if (failure instanceof VerifyException) {
            return Optional.of(UNAVAILABLE);
        }
        return Optional.empty();
    }
}
