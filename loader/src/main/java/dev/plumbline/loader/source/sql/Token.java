package dev.plumbline.loader.source.sql;

/**
 * A piece of an SQL statement outside the values.
 *
 * @param kind what it is
 * @param text a word in lower case, a name or string without its quotes, a number or symbol as it stands
 * @param line where it stands
 */
public record Token(Kind kind, String text, long line) {

    public enum Kind {
        WORD,
        /** An identifier in quotes. */
        NAME,
        STRING,
        NUMBER,
        SYMBOL,
        /** The end of the file. */
        END
    }

    public boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    public boolean isSymbol(char c) {
        return kind == Kind.SYMBOL && text.length() == 1 && text.charAt(0) == c;
    }

    /** Whether it names something: an identifier with or without quotes. */
    public boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    /** As shown in messages. */
    public String shown() {
        return switch (kind) {
            case END -> "the end of the file";
            case NAME -> '"' + text + '"';
            case STRING -> "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
            default -> text;
        };
    }
}
