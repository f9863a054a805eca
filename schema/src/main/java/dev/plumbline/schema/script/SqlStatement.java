package dev.plumbline.schema.script;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One statement of a script as it was written, and the line it starts on.
 *
 * @param data the lines below a {@code copy … from stdin}, without the closing {@code \.}
 */
public record SqlStatement(int line, String text, Optional<String> data) {

    private static final Pattern TRANSACTION = Pattern.compile(
            "(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK|ABORT|PREPARE TRANSACTION)\\b(?! TO\\b| PREPARED).*");

    SqlStatement(int line, String text) {
        this(line, text, Optional.empty());
    }

    /** The statement without comments, in upper case, with single spaces: for recognizing its first words. */
    public String words() {
        return withoutComments().toUpperCase(Locale.ROOT);
    }

    /** Whether it begins or ends a transaction. */
    public boolean controlsTransaction() {
        return TRANSACTION.matcher(words()).matches();
    }

    /** The statement without comments, white space made single. */
    public String withoutComments() {
        var kept = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            SqlToken token = SqlToken.at(text, at, false);
            if (token.kind() == SqlToken.Kind.COMMENT || token.kind() == SqlToken.Kind.OPEN_COMMENT) {
                space(kept);
            } else {
                for (int i = at; i < token.end(); i++) {
                    char c = text.charAt(i);
                    if (SqlToken.isSpace(c)) {
                        space(kept);
                    } else {
                        kept.append(c);
                    }
                }
            }
            at = token.end();
        }
        return kept.toString().strip();
    }

    private static void space(StringBuilder kept) {
        if (kept.isEmpty() || kept.charAt(kept.length() - 1) != ' ') {
            kept.append(' ');
        }
    }

    /** Its beginning, to show which one it is. */
    public String shown() {
        return shortened(withoutComments());
    }

    /** On one line, and not a long one: to be shown. */
    public static String shortened(String text) {
        String single = text.replaceAll("\\s+", " ").strip();
        return single.length() > 60 ? single.substring(0, 57) + "…" : single;
    }
}
