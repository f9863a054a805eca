package dev.plumbline.cli;

import dev.plumbline.cli.config.Defaults;
import dev.plumbline.cli.config.Settings;
import dev.plumbline.cli.help.HelpText;
import dev.plumbline.cli.output.ErrorStream;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.verb.data.BackfillCommand;
import dev.plumbline.cli.verb.data.BackupCommand;
import dev.plumbline.cli.verb.data.GenerateCommand;
import dev.plumbline.cli.verb.data.LoadCommand;
import dev.plumbline.cli.verb.data.QuarantineCommand;
import dev.plumbline.cli.verb.data.ReconcileCommand;
import dev.plumbline.cli.verb.data.RefreshCommand;
import dev.plumbline.cli.verb.data.ResetCommand;
import dev.plumbline.cli.verb.data.RestoreCommand;
import dev.plumbline.cli.verb.data.SeedCommand;
import dev.plumbline.cli.verb.migrate.CurrentCommand;
import dev.plumbline.cli.verb.migrate.HistoryCommand;
import dev.plumbline.cli.verb.migrate.InitCommand;
import dev.plumbline.cli.verb.migrate.MigrateCommand;
import dev.plumbline.cli.verb.migrate.NewCommand;
import dev.plumbline.cli.verb.migrate.PlanCommand;
import dev.plumbline.cli.verb.migrate.RehearseCommand;
import dev.plumbline.cli.verb.migrate.UndoCommand;
import dev.plumbline.cli.verb.migrate.UpCommand;
import dev.plumbline.cli.verb.read.DocsCommand;
import dev.plumbline.cli.verb.read.ExploreCommand;
import dev.plumbline.cli.verb.read.SnapshotCommand;
import dev.plumbline.cli.verb.read.TypesCommand;
import dev.plumbline.cli.verb.read.VerifyCommand;
import dev.plumbline.cli.verb.setup.CompletionCommand;
import dev.plumbline.cli.verb.setup.ConfigCommand;
import dev.plumbline.cli.verb.setup.HelpCommand;
import dev.plumbline.cli.verb.setup.PacksCommand;
import dev.plumbline.cli.verb.setup.ServerCommand;
import dev.plumbline.cli.verb.setup.ShellCommand;
import dev.plumbline.database.PlumblineException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The parent command. Results go to standard output, progress and errors to standard error. */
@Command(
        name = "plumbline",
        description = "Builds, types, fills and proves a PostgreSQL schema.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done",
            "  1  findings: a failed check, a problem in a migration, rejected rows",
            "  2  wrong usage",
            "  3  a server or a file was unavailable",
            "  70 a bug in plumbline"
        })
public final class Plumbline implements Runnable {

    /** In the order of the help text. */
    static final List<Class<?>> VERBS = List.of(
            UpCommand.class,
            PlanCommand.class,
            MigrateCommand.class,
            RehearseCommand.class,
            UndoCommand.class,
            HistoryCommand.class,
            CurrentCommand.class,
            InitCommand.class,
            NewCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ResetCommand.class,
            SeedCommand.class,
            RefreshCommand.class,
            BackfillCommand.class,
            ReconcileCommand.class,
            QuarantineCommand.class,
            ShellCommand.class,
            LoadCommand.class,
            VerifyCommand.class,
            SnapshotCommand.class,
            ServerCommand.class,
            TypesCommand.class,
            DocsCommand.class,
            ExploreCommand.class,
            GenerateCommand.class,
            PacksCommand.class,
            ConfigCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    /** Those that read the options of others. */
    private static final List<Class<?>> OF_ALL_VERBS = List.of(HelpCommand.class, CompletionCommand.class);

    private static final String HELP = "help";

    /** The driver's messages come with its errors. Kept in a field, because the log manager would forget its level. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    @Spec
    private CommandSpec spec;

    /** Created by the command line's parser. */
    public Plumbline() {
        spec = CommandSpec.create();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no verb given: 'plumbline help' lists them");
    }

    public static void main(String[] args) {
        var out = new PrintWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        DRIVER.setLevel(Level.OFF);
        var stream = new ErrorStream(new java.io.FileOutputStream(java.io.FileDescriptor.err));
        System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler(Plumbline::uncaught);
        var err = new PrintWriter(stream, true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** At the end both we and the library that runs containers remove them: the second one finds nothing, which is not worth a message. */
    private static void uncaught(Thread thread, Throwable problem) {
        if (!problem.getClass().getName().startsWith("com.github.dockerjava.api.exception.")) {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            problem.printStackTrace();
        }
    }

    /** Runs a command in this process and returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(Settings.ofProcess(), out, err, args);
    }

    static int run(Settings settings, PrintWriter out, PrintWriter err, String... args) {
        var failures = new ExitCodes();
        Optional<PlumblineException> problem = settings.problem();
        CommandLine line = commandLine(args)
                .setDefaultValueProvider(new Defaults(settings))
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(Plumbline::run)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        int code = problem.isPresent() && !onlyTells(args)
                ? failures.before(problem.get(), line, args)
                : line.execute(args);
        if (out.checkError() && code == 0) {
            err.println("plumbline: standard output: cannot be written (no space left, or its reader is gone)");
            code = ExitCodes.UNAVAILABLE;
        }
        err.flush();
        return code;
    }

    /** However it ends, what is printed afterwards starts on a line of its own. */
    private static int run(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } finally {
            OutputOptions.of(parsed).ifPresent(OutputOptions::quiet);
        }
    }

    /** Help and version need no settings. */
    private static boolean onlyTells(String... args) {
        return Stream.of(args).anyMatch(List.of("-h", "--help", "-V", "--version")::contains)
                || args.length > 0 && args[0].equals(HELP);
    }

    /** Reading the options of every verb takes longer than starting most of them: only those of the verb called are read. */
    private static CommandLine commandLine(String... args) {
        List<Class<?>> wanted = VERBS.stream()
                .filter(verb -> args.length > 0 && args[0].equals(name(verb)) && !OF_ALL_VERBS.contains(verb))
                .toList();
        return commandLine(wanted.isEmpty() ? VERBS : wanted);
    }

    /** The whole command, for its documentation. */
    static CommandLine commandLine() {
        return commandLine(VERBS);
    }

    private static CommandLine commandLine(List<Class<?>> verbs) {
        // Its own warnings speak of fields; a value with a quote in it is taken as it is.
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        var line = new CommandLine(new Plumbline());
        for (Class<?> verb : verbs) {
            line.addSubcommand(verb);
        }
        for (CommandLine verb : line.getSubcommands().values()) {
            verb.setHelpSectionKeys(List.of(HELP)).getHelpSectionMap().put(HELP, new HelpText());
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUnmatchedOptionsArePositionalParams(false);
    }

    /** Any other name of a verb is found by reading them all. */
    static String name(Class<?> verb) {
        return verb.getSimpleName().replace("Command", "").toLowerCase(Locale.ROOT);
    }
}
