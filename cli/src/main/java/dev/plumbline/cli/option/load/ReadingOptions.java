package dev.plumbline.cli.option.load;

import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.SourceOptions;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.csv.NullRule;
import dev.plumbline.loader.source.text.BlankLines;
import dev.plumbline.loader.source.text.Header;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How input files are written. */
public final class ReadingOptions {

    /** The options, so that help lists them together. */
    public static final class ReadingGroup {
        @Option(
                names = "--input",
                paramLabel = "auto|csv|tsv|copy|sql|ndjson",
                defaultValue = "auto",
                description = "Format of the files (default: by name, else by content).")
        private SourceFormat format = SourceFormat.AUTO;

        @Option(
                names = "--delimiter",
                paramLabel = "C",
                description = "Separator of CSV values: one character, or \\t.")
        private @Nullable String delimiter;

        @Option(
                names = "--quote",
                paramLabel = "C",
                description = "Quote around CSV values; none: quotes have no meaning.")
        private @Nullable String quote;

        @Option(
                names = "--escape",
                paramLabel = "C",
                description = "Escape before a quote inside quotes (default: the quote).")
        private @Nullable String escape;

        @Option(
                names = "--null",
                paramLabel = "TEXT",
                description = "The text for NULL in CSV (default: an empty value without quotes).")
        private @Nullable String nullText;

        @Option(
                names = "--null-quoted",
                paramLabel = "value|null",
                description = "What the null text means inside quotes (default: value).")
        private @Nullable String nullQuoted;

        @Option(names = "--header", paramLabel = "yes|no|auto", defaultValue = "auto", description = "Default: auto.")
        private Header header = Header.AUTO;

        @Option(
                names = "--comment",
                paramLabel = "C",
                description = "Skip lines of CSV that begin with this character.")
        private @Nullable String comment;

        @Option(
                names = "--skip-lines",
                paramLabel = "N",
                defaultValue = "0",
                description = "Skip this many lines at the beginning of each file (default: none).")
        private int skipLines;

        @Option(
                names = "--blank-lines",
                paramLabel = "auto|skip|keep",
                defaultValue = "auto",
                description = "Empty lines of CSV: skipped, or records (default: records in a table of one column).")
        private BlankLines blankLines = BlankLines.AUTO;

        @Option(names = "--trim", description = "Remove spaces around CSV values.")
        private boolean trim;

        @Option(names = "--encoding", paramLabel = "NAME", description = "Default: by byte order mark, else UTF-8.")
        private @Nullable String encoding;

        @Option(
                names = "--map",
                paramLabel = "FILE_COLUMN=COLUMN",
                split = ",",
                description = "Map names in the file to columns of the table.")
        private Map<String, String> map = new LinkedHashMap<>();

        @Option(
                names = "--columns",
                paramLabel = "COLUMN",
                split = ",",
                description = "The columns in order, for files without a header.")
        private List<String> columns = List.of();

        @Option(names = "--skip-statements", description = "Skip statements of SQL files that are not data.")
        private boolean skip;

        @Option(names = "--ignore-on-conflict", description = "Ignore ON CONFLICT in SQL files; the mode decides.")
        private boolean ignoreOnConflict;
    }

    @ArgGroup(validate = false, heading = "%nInput:%n")
    private ReadingGroup given = new ReadingGroup();

    public SourceOptions options(CommandSpec spec) {
        try {
            SourceOptions options = SourceOptions.standard()
                    .withFormat(given.format)
                    .withCsv(dialect())
                    .withSkipLines(given.skipLines)
                    .withColumnMap(given.map)
                    .withColumns(given.columns)
                    .withSkipOtherStatements(given.skip)
                    .withIgnoreOnConflict(given.ignoreOnConflict);
            return given.encoding == null ? options : options.withEncoding(Charset.forName(given.encoding));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    e instanceof java.nio.charset.IllegalCharsetNameException
                                    || e instanceof java.nio.charset.UnsupportedCharsetException
                            ? "--encoding " + given.encoding
                                    + " is unknown: expected for example UTF-8, UTF-16, ISO-8859-1"
                            : String.valueOf(e.getMessage()));
        }
    }

    private CsvDialect dialect() {
        CsvDialect dialect = CsvDialect.standard()
                .withHeader(given.header)
                .withBlankLines(given.blankLines)
                .withTrim(given.trim);
        Optional<Character> delimiter = character("--delimiter", given.delimiter);
        dialect = delimiter.isPresent() ? dialect.withDelimiter(delimiter.get()) : dialect;
        if (given.quote != null) {
            dialect = given.quote.toLowerCase(Locale.ROOT).equals("none")
                    ? dialect.withoutQuote()
                    : dialect.withQuote(character("--quote", given.quote).orElseThrow());
        }
        Optional<Character> escape = character("--escape", given.escape);
        dialect = escape.isPresent() ? dialect.withEscape(escape.get()) : dialect;
        Optional<Character> comment = character("--comment", given.comment);
        dialect = comment.isPresent() ? dialect.withComment(comment.get()) : dialect;
        dialect = given.nullText == null ? dialect : dialect.withNullText(given.nullText);
        if (given.nullQuoted != null) {
            dialect = dialect.withNullRule(
                    switch (given.nullQuoted) {
                        case "null" -> NullRule.ALSO_QUOTED;
                        case "value" -> NullRule.UNQUOTED;
                        default ->
                            throw new IllegalArgumentException(
                                    "--null-quoted is value or null, not " + given.nullQuoted);
                    });
        }
        return dialect;
    }

    private static Optional<Character> character(String option, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String one = text.equals("\\t") ? "\t" : text;
        if (one.length() != 1) {
            throw new IllegalArgumentException(option + ": found '" + text + "', expected one character (or \\t)");
        }
        return Optional.of(one.charAt(0));
    }
}
