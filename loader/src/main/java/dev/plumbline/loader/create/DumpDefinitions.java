package dev.plumbline.loader.create;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.source.sql.Definitions;
import dev.plumbline.loader.source.sql.Token;
import dev.plumbline.loader.target.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The tables and sequences that an SQL file defines. Statements are parsed and rewritten: none is run as it stands. */
final class DumpDefinitions implements Definitions {

    private final Map<Name, DumpTable> tables = new LinkedHashMap<>();
    private final Map<Name, DumpSequence> sequences = new LinkedHashMap<>();

    Map<Name, DumpTable> tables() {
        return tables;
    }

    Map<Name, DumpSequence> sequences() {
        return sequences;
    }

    @Override
    public void take(List<Token> statement, Function<String, Optional<String>> schema) {
        var words = new DumpWords(statement);
        if (words.skip("create", "sequence")) {
            words.skip("if", "not", "exists");
            Name name = name(words, schema);
            sequences.put(name, new DumpSequence(name, DumpSequence.options(rest(words))));
        } else if (words.skip("create")) {
            words.skip("unlogged");
            if (words.skip("table")) {
                words.skip("if", "not", "exists");
                create(name(words, schema), words);
            }
        } else if (words.skip("alter", "table")) {
            words.skip("if", "exists");
            words.skip("only");
            DumpTable table = tables.get(name(words, schema));
            if (table != null) {
                List<Token> rest = rest(words);
                table.alter(new DumpWords(rest), rest);
            }
        }
    }

    private void create(Name name, DumpWords words) {
        if (!words.peek().isSymbol('(')) {
            throw LoadException.usage(
                    "the dump makes " + name + " as " + words.peek().shown()
                            + " …, which --create-table does not: make it with psql first, then load without it");
        }
        var table = new DumpTable(name);
        table.define(words.inParentheses());
        List<Token> rest = rest(words);
        for (int i = 0; i < rest.size(); i++) {
            if (rest.get(i).isWord("partition") || rest.get(i).isWord("inherits")) {
                throw LoadException.usage("table " + name + " of the dump "
                        + (rest.get(i).isWord("partition") ? "is partitioned" : "inherits from another")
                        + ", which --create-table does not make: make it with psql first, then load without it");
            }
        }
        if (!rest.isEmpty()) {
            table.leaveOut(DumpWords.sql(rest));
        }
        tables.put(name, table);
    }

    private static Name name(DumpWords words, Function<String, Optional<String>> schema) {
        Token first = words.next();
        if (words.skip('.')) {
            return new Name(Optional.of(first.text()), words.next().text());
        }
        return new Name(schema.apply(first.text()), first.text());
    }

    private static List<Token> rest(DumpWords words) {
        var rest = new java.util.ArrayList<Token>();
        while (!words.atEnd()) {
            rest.add(words.next());
        }
        return rest;
    }
}
