package dev.plumbline.cli.output;

import dev.plumbline.cli.usage.UsageProblem;
import dev.plumbline.data.DataException;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.verifier.check.VerifyException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * How a failing command ends: one line on standard error and the exit code. No lambdas: the parser's old class files do not go into the
 * class archive once a lambda was made of them.
 */
public final class ExitCodes implements IParameterExceptionHandler, IExecutionExceptionHandler {
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int UNAVAILABLE = 3;
    public static final int BUG = 70;

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        UsageProblem problem = UsageProblem.of(failure);
        command.getErr()
                .println("plumbline: " + problem.message() + (problem.fix().isEmpty() ? "" : ": " + problem.fix()));
        if (wantsJson(args)) {
            OutputOptions.printJson(command.getOut(), ErrorJson.of(problem, verb(command)));
        }
        return USAGE;
    }

    /** Problems that prevent the command line from being parsed at all. */
    public int before(PlumblineException failure, CommandLine command, String... args) {
        String message = Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        command.getErr().println("plumbline: " + message);
        int code = codeOf(failure).orElse(BUG);
        if (wantsJson(args)) {
            OutputOptions.printJson(command.getOut(), ErrorJson.of(failure, code, "", message));
        }
        return code;
    }

    /** Even where the command line was not understood up to that option. */
    private static boolean wantsJson(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equalsIgnoreCase("--format=json")
                    || args[i].equals("--format") && i + 1 < args.length && args[i + 1].equalsIgnoreCase("json")) {
                return true;
            }
        }
        return false;
    }

    private static String verb(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName();
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Optional<Integer> known = codeOf(failure);
        String message = known.isPresent()
                ? Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                : "this is a bug in plumbline: " + failure + " (-v shows where)";
        err.println("plumbline: " + message);
        if (OutputOptions.json(command)) {
            OutputOptions.printJson(command.getOut(), ErrorJson.of(failure, known.orElse(BUG), verb(command), message));
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
