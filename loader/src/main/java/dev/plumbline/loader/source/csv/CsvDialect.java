package dev.plumbline.loader.source.csv;

import dev.plumbline.loader.source.text.BlankLines;
import dev.plumbline.loader.source.text.Header;
import java.util.Optional;

/**
 * How a CSV or TSV file is written. The default is PostgreSQL's {@code COPY … (FORMAT csv)}, which reads RFC 4180.
 *
 * @param delimiter between values; empty: tab for TSV, comma otherwise
 * @param quote around values; empty: quotes have no meaning
 * @param escape before a quote inside quotes; the quote itself means doubling
 * @param nullText what stands for NULL; empty: nothing between two delimiters, {@code \\N} in COPY text
 * @param nullRule which values of that text are NULL
 * @param header whether the first record holds the column names
 * @param comment lines that begin with it are skipped; empty: none
 * @param blankLines what an empty line means
 * @param trim whether spaces and tabs around values and around quotes are removed
 */
public record CsvDialect(
        Optional<Character> delimiter,
        Optional<Character> quote,
        char escape,
        Optional<String> nullText,
        NullRule nullRule,
        Header header,
        Optional<Character> comment,
        BlankLines blankLines,
        boolean trim) {

    private static final CsvDialect STANDARD = new CsvDialect(
            Optional.empty(),
            Optional.of('"'),
            '"',
            Optional.empty(),
            NullRule.UNQUOTED,
            Header.AUTO,
            Optional.empty(),
            BlankLines.AUTO,
            false);

    public CsvDialect {
        delimiter.ifPresent(c -> requireAscii("delimiter", c));
        quote.ifPresent(c -> requireAscii("quote", c));
        requireAscii("escape", escape);
        comment.ifPresent(c -> requireAscii("comment character", c));
        if (delimiter.isPresent() && delimiter.equals(quote)) {
            throw new IllegalArgumentException("delimiter and quote are both '" + delimiter.get() + "'");
        }
    }

    public static CsvDialect standard() {
        return STANDARD;
    }

    public CsvDialect withDelimiter(char c) {
        return new CsvDialect(Optional.of(c), quote, escape, nullText, nullRule, header, comment, blankLines, trim);
    }

    /** Sets the quote, and the escape with it when that was the quote. */
    public CsvDialect withQuote(char c) {
        char newEscape = quote.isPresent() && quote.get() == escape ? c : escape;
        return new CsvDialect(
                delimiter, Optional.of(c), newEscape, nullText, nullRule, header, comment, blankLines, trim);
    }

    public CsvDialect withoutQuote() {
        return new CsvDialect(
                delimiter, Optional.empty(), escape, nullText, nullRule, header, comment, blankLines, trim);
    }

    public CsvDialect withEscape(char c) {
        return new CsvDialect(delimiter, quote, c, nullText, nullRule, header, comment, blankLines, trim);
    }

    public CsvDialect withNullText(String text) {
        return new CsvDialect(delimiter, quote, escape, Optional.of(text), nullRule, header, comment, blankLines, trim);
    }

    public CsvDialect withNullRule(NullRule rule) {
        return new CsvDialect(delimiter, quote, escape, nullText, rule, header, comment, blankLines, trim);
    }

    public CsvDialect withHeader(Header rule) {
        return new CsvDialect(delimiter, quote, escape, nullText, nullRule, rule, comment, blankLines, trim);
    }

    public CsvDialect withComment(char c) {
        return new CsvDialect(delimiter, quote, escape, nullText, nullRule, header, Optional.of(c), blankLines, trim);
    }

    public CsvDialect withTrim(boolean on) {
        return new CsvDialect(delimiter, quote, escape, nullText, nullRule, header, comment, blankLines, on);
    }

    public CsvDialect withBlankLines(BlankLines rule) {
        return new CsvDialect(delimiter, quote, escape, nullText, nullRule, header, comment, rule, trim);
    }

    private static void requireAscii(String what, char c) {
        if (c == 0 || c > 127 || c == '\n' || c == '\r') {
            throw new IllegalArgumentException(
                    what + " must be one ASCII character other than a line break, not U+%04X".formatted((int) c));
        }
    }
}
