package dev.plumbline.loader.create;

import dev.plumbline.loader.source.sql.Token;
import java.util.List;
import java.util.Set;

/** Finds where the name of a type ends. */
final class TypeWords {

    /** The keywords that may follow a type in the definition of a column. */
    private static final Set<String> NO_TYPE = Set.of(
            "collate",
            "not",
            "null",
            "default",
            "generated",
            "primary",
            "unique",
            "check",
            "references",
            "constraint",
            "compression",
            "storage",
            "deferrable",
            "initially");

    /** The words that continue the name of a type of several words. */
    private static final Set<String> MORE = Set.of(
            "varying",
            "precision",
            "with",
            "without",
            "time",
            "zone",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "to");

    private TypeWords() {}

    /** The first token after the type that begins at {@code from}. */
    static int end(List<Token> tokens, int from) {
        int i = from;
        boolean nameWanted = true;
        while (i < tokens.size()) {
            Token token = tokens.get(i);
            if (token.isSymbol('.')) {
                nameWanted = true;
            } else if (token.isSymbol('(') && !nameWanted || token.isSymbol('[')) {
                i = closing(tokens, i, token.isSymbol('(') ? ')' : ']');
                if (i < 0) {
                    return tokens.size();
                }
            } else if (nameWanted && token.isName()) {
                nameWanted = false;
            } else if (token.kind() != Token.Kind.WORD
                    || NO_TYPE.contains(token.text())
                    || !MORE.contains(token.text())) {
                return i;
            }
            i++;
        }
        return i;
    }

    /** The place of the closing bracket, with only numbers and names before it; -1 when anything else stands there. */
    private static int closing(List<Token> tokens, int from, char close) {
        for (int i = from + 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol(close)) {
                return i;
            }
            boolean plain =
                    token.kind() == Token.Kind.NUMBER || token.isName() || token.isSymbol(',') || token.isSymbol('-');
            if (!plain) {
                return -1;
            }
        }
        return -1;
    }
}
