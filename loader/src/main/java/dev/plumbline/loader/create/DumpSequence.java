package dev.plumbline.loader.create;

import dev.plumbline.loader.source.sql.Token;
import dev.plumbline.loader.target.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sequence as a dump defines it. */
record DumpSequence(Name name, String options) {

    private static final Set<String> WORDS = Set.of(
            "as",
            "smallint",
            "integer",
            "bigint",
            "start",
            "with",
            "increment",
            "by",
            "minvalue",
            "maxvalue",
            "no",
            "cache",
            "cycle");

    /** The options that are numbers and keywords; the owner and the name are given elsewhere. */
    static String options(List<Token> tokens) {
        var taken = new ArrayList<Token>();
        var words = new DumpWords(tokens);
        while (!words.atEnd()) {
            if (words.skip("sequence", "name") || words.skip("owned", "by")) {
                words.next();
                while (words.skip('.')) {
                    words.next();
                }
                continue;
            }
            Token token = words.next();
            boolean plain = token.kind() == Token.Kind.NUMBER
                    || token.isSymbol('-')
                    || token.kind() == Token.Kind.WORD && WORDS.contains(token.text());
            if (plain) {
                taken.add(token);
            }
        }
        return DumpWords.sql(taken);
    }

    /** The sequence of {@code nextval('name'::regclass)}. */
    static Optional<Name> drawnBy(List<Token> tokens) {
        var words = new DumpWords(tokens);
        if (words.skip("pg_catalog")) {
            words.skip('.');
        }
        if (!words.skip("nextval") || !words.skip('(') || words.peek().kind() != Token.Kind.STRING) {
            return Optional.empty();
        }
        try {
            return Optional.of(Name.parse(words.next().text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** By its whole name, or by that without a schema where one of the two has none. */
    static @Nullable DumpSequence find(Map<Name, DumpSequence> all, Name wanted) {
        DumpSequence exact = all.get(wanted);
        return exact != null
                ? exact
                : all.values().stream()
                        .filter(s -> s.name().name().equals(wanted.name())
                                && (s.name().schema().isEmpty()
                                        || wanted.schema().isEmpty()))
                        .findFirst()
                        .orElse(null);
    }
}
