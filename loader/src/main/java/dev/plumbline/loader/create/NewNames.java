package dev.plumbline.loader.create;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.Name;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names that the columns of a file get in the table created for it. */
final class NewNames {

    /** PostgreSQL truncates longer names without an error. */
    private static final int LONGEST_BYTES = 63;

    private static final Set<String> SYSTEM = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private NewNames() {}

    /** As they stand in the file, or in lower case with underscores. */
    static Map<String, String> of(Name table, List<String> columns, boolean normalized) {
        var names = new LinkedHashMap<String, String>();
        var taken = new HashSet<String>();
        for (String column : columns) {
            String name = normalized ? free(normal(column, names.size() + 1), taken) : column;
            require(table, name);
            taken.add(name);
            names.put(column, name);
        }
        return names;
    }

    private static void require(Name table, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        String problem = bytes > LONGEST_BYTES
                ? "has " + bytes + " bytes, and a name in PostgreSQL has at most " + LONGEST_BYTES
                : SYSTEM.contains(name) ? "is the name of a column that every table has already" : "";
        if (!problem.isEmpty()) {
            String shown = name.length() > 100 ? name.substring(0, 100) + "…" : name;
            throw LoadException.usage("column \"" + shown + "\" of the input for " + table + " " + problem
                    + ": give it another with --map, or all of them with --normalize-names; nothing was loaded");
        }
    }

    private static String normal(String column, int place) {
        String name = Normalizer.normalize(column, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", "_")
                .replaceAll("^_+|_+$", "");
        if (name.isEmpty()) {
            return "column_" + place;
        }
        String safe = Character.isDigit(name.codePointAt(0)) || SYSTEM.contains(name) ? "_" + name : name;
        return cut(safe, LONGEST_BYTES);
    }

    private static String cut(String name, int bytes) {
        String shorter = name;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > bytes) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int n = 2; taken.contains(free); n++) {
            String ending = "_" + n;
            free = cut(name, LONGEST_BYTES - ending.length()) + ending;
        }
        return free;
    }
}
