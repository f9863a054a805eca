package dev.plumbline.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.database.output.Ink;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** How a verb prints. Mixed into every verb. */
public final class OutputOptions {
    private static final String OUT = "out";
    private static final String ERR = "err";

    /** The forms a result comes in. */
    public enum Format {
        TEXT,
        JSON,
        /** For plans only, like the next. */
        MARKDOWN,
        SARIF;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Format format = Format.TEXT;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "Form of the result on standard output (default: text).")
    void setFormat(Format wanted) {
        boolean pages = wanted == Format.MARKDOWN && spec.name().equals("docs");
        if (wanted.compareTo(Format.JSON) > 0 && !pages && !spec.name().equals("plan")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--format " + wanted + " is not for this verb: expected text or json");
        }
        format = wanted;
    }

    public Format format() {
        return format;
    }

    /** When colour is used. */
    public enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = {"--color", "--colour"},
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "Colour in what is printed (default: auto: on a terminal, unless NO_COLOR is set).")
    private Colour colour = Colour.AUTO;

    @Option(
            names = {"-v", "--verbose"},
            description = "Name every step and every check, and show the cause of an error.")
    private boolean verbose;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private @Nullable ProgressLine progress;

    public boolean json() {
        return format == Format.JSON;
    }

    public boolean verbose() {
        return verbose;
    }

    public PrintWriter out() {
        progress().end();
        return spec.commandLine().getOut();
    }

    /** For what goes to standard output. */
    public Ink ink() {
        return coloured(OUT) ? Ink.COLOUR : Ink.NONE;
    }

    /** One line for the person at the terminal, not part of the result. */
    public void tell(String line) {
        progress().above("plumbline: " + line);
    }

    /** What a terminal shows as long as the verb reports nothing more specific. */
    public void working(String at) {
        if (showsSteps()) {
            progress().showOtherwise(at);
        }
    }

    /** The user is asked a question, or another program gets the terminal. */
    public void quiet() {
        progress().end();
    }

    /** What is being done now: shown on a terminal until the next step, and as a line of its own where every step is wanted. */
    public void step(String what) {
        if (verbose) {
            tell(what);
        } else if (isTerminal(ERR)) {
            progress().show(what);
        }
    }

    /**
     * The progress of a long step: on a terminal in the progress line, elsewhere in occasional lines.
     *
     * @param done rows so far, -1 where a step has none
     */
    public void progress(String step, long done, long expected) {
        String now =
                done < 0 ? step : String.format(Locale.ROOT, "%s: %,d of %,d", step, done, Math.max(done, expected));
        if (showsSteps()) {
            progress().show(now);
        } else {
            progress().inLines(step, done >= 0, "plumbline: " + now);
        }
    }

    /** Whether a step that changes several times a second is visible. */
    public boolean showsSteps() {
        return !verbose && isTerminal(ERR);
    }

    /** One line for a finished phase. */
    public void done(String phase, String what, long startedAt) {
        Ink ink = coloured(ERR) ? Ink.COLOUR : Ink.NONE;
        progress().over();
        progress()
                .above(ink.good("✓")
                        + String.format(Locale.ROOT, " %-9s  %-38s  ", phase, what)
                        + ink.faint(String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startedAt) / 1e9)));
    }

    private ProgressLine progress() {
        if (progress == null) {
            progress = new ProgressLine(spec.commandLine().getErr());
        }
        return progress;
    }

    private boolean coloured(String stream) {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                isTerminal(stream)
                        && Objects.requireNonNullElse(System.getenv("NO_COLOR"), "")
                                .isEmpty();
        };
    }

    /** The launcher knows; without it, one stream on a terminal is taken to mean both are. */
    private static boolean isTerminal(String stream) {
        String known = System.getProperty("plumbline.terminal." + stream);
        return !"dumb".equals(System.getenv("TERM"))
                && (known == null
                        ? System.console() != null && System.getenv("TERM") != null
                        : Boolean.parseBoolean(known));
    }

    public void printJson(Object value) {
        printJson(out(), value);
    }

    /** Names are written the same everywhere: {@code in_lower_case}. Keys of maps are data and stay. */
    static void printJson(PrintWriter out, Object value) {
        try {
            out.println(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that is not JSON", e);
        }
    }

    /** Whether a command was asked for JSON. */
    static boolean json(CommandLine command) {
        var option = command.getCommandSpec().findOption("--format");
        return option != null && option.getValue() == Format.JSON;
    }

    public static boolean verbose(ParseResult parsed) {
        return last(parsed).hasMatchedOption("-v");
    }

    /** Those of the verb that was called, if it has them. */
    public static Optional<OutputOptions> of(ParseResult parsed) {
        return last(parsed).commandSpec().mixins().values().stream()
                .map(CommandSpec::userObject)
                .filter(OutputOptions.class::isInstance)
                .map(OutputOptions.class::cast)
                .findFirst();
    }

    private static ParseResult last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last;
    }
}
