package dev.plumbline.loader.source.sql.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the name of a type: one of the spellings with several words, modifiers, array brackets. */
final class SqlTypes {

    private static final Set<String> WITH_MODIFIERS = Set.of(
            "numeric",
            "decimal",
            "dec",
            "char",
            "character",
            "nchar",
            "varchar",
            "bpchar",
            "character varying",
            "char varying",
            "nchar varying",
            "national character",
            "national char",
            "national character varying",
            "national char varying",
            "bit",
            "bit varying",
            "varbit",
            "float",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval");
    private static final List<String> UNITS = List.of("year", "month", "day", "hour", "minute", "second");

    private final SqlScanner scanner;

    SqlTypes(SqlScanner scanner) {
        this.scanner = scanner;
    }

    /** A type after {@code ::} or AS. */
    SqlType read() {
        return read(true);
    }

    /** A type before a constant, where a parenthesis after an unknown name makes it a function call. */
    SqlType readBeforeConstant() {
        return read(false);
    }

    private SqlType read(boolean cast) {
        String name = joined(name());
        List<Integer> modifiers = List.of();
        if (scanner.skip() == '(' && (cast || WITH_MODIFIERS.contains(name))) {
            modifiers = modifiers();
        }
        if (name.equals("time") || name.equals("timestamp")) {
            if (scanner.skipWord("with")) {
                zone();
                name = name.equals("time") ? "timetz" : "timestamptz";
            } else if (scanner.skipWord("without")) {
                zone();
            }
        } else if (name.equals("interval") && cast) {
            String unit = unit();
            if (!unit.isEmpty()) {
                throw new UnreadableLiteral(
                        "the cast to interval " + unit + " may change the value, and casts are not executed");
            }
        }
        return new SqlType(name, modifiers, brackets());
    }

    private void zone() {
        if (!scanner.skipWord("time") || !scanner.skipWord("zone")) {
            throw new UnreadableLiteral("found " + scanner.shown() + " where TIME ZONE was expected");
        }
    }

    private String name() {
        String name = part();
        while (scanner.skip() == '.') {
            scanner.in.pos++;
            scanner.skip();
            String next = part();
            name = name.equals("pg_catalog") ? next : name + "." + next;
        }
        return name;
    }

    private String part() {
        byte c = scanner.skip();
        if (c == '"') {
            return scanner.quotedName();
        }
        if (!SqlScanner.startsWord(c)) {
            throw new UnreadableLiteral("found " + scanner.shown() + " where the name of a type was expected");
        }
        return scanner.word();
    }

    private String joined(String first) {
        String name = first;
        if (name.equals("double") && scanner.skipWord("precision")) {
            return "double precision";
        }
        if (name.equals("national")) {
            name += scanner.skipWord("character") ? " character" : scanner.skipWord("char") ? " char" : "";
        }
        if (Set.of("character", "char", "nchar", "national character", "national char", "bit")
                        .contains(name)
                && scanner.skipWord("varying")) {
            name += " varying";
        }
        return name.equals("varbit") ? "bit varying" : name;
    }

    private List<Integer> modifiers() {
        List<Integer> modifiers = new ArrayList<>();
        do {
            scanner.in.pos++;
            byte c = scanner.skip();
            boolean negative = c == '-';
            scanner.in.pos += negative ? 1 : 0;
            String modifier = modifier();
            int value = modifier.matches("[0-9]{1,8}") ? Integer.parseInt(modifier) : -1;
            modifiers.add(negative ? -value : value);
        } while (scanner.skip() == ',');
        if (scanner.peek(0) != ')') {
            throw new UnreadableLiteral(
                    "found " + scanner.shown() + " where \")\" was expected after the modifiers of a type");
        }
        scanner.in.pos++;
        return modifiers;
    }

    private String modifier() {
        int length = 0;
        while (SqlScanner.continuesWord(scanner.peek(length))) {
            length++;
        }
        String text = scanner.in.show(scanner.in.pos, scanner.in.pos + length);
        scanner.in.pos += length;
        return text;
    }

    private boolean brackets() {
        boolean array = scanner.skipWord("array");
        while (scanner.skip() == '[') {
            array = true;
            do {
                scanner.in.pos++;
            } while (scanner.peek(0) >= '0' && scanner.peek(0) <= '9');
            if (scanner.skip() != ']') {
                throw new UnreadableLiteral(
                        "found " + scanner.shown() + " where ] was expected after the name of a type");
            }
            scanner.in.pos++;
        }
        return array;
    }

    /** The unit after {@code INTERVAL '1'}: {@code DAY} makes it {@code 1 day}; the text as it is when there is none. */
    String intervalWithUnit(String text) {
        String unit = unit();
        if (unit.isEmpty()) {
            return text;
        }
        if (scanner.skipWord("to") || scanner.peek(0) == '(' || !text.strip().matches("[+-]?[0-9]+")) {
            throw new UnreadableLiteral(
                    "INTERVAL '" + text + "' " + unit + " … would have to be computed: write it as INTERVAL '1 day'");
        }
        return text.strip() + " " + unit;
    }

    private String unit() {
        for (String unit : UNITS) {
            if (scanner.skipWord(unit)) {
                return unit;
            }
        }
        return "";
    }
}
