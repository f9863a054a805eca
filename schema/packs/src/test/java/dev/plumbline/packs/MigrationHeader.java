package dev.plumbline.packs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the head of a migration says about itself: {@code -- Key: value}, an indented comment line goes on with the value. */
record MigrationHeader(Map<String, String> values, int lines) {
    static final List<String> KEYS = List.of("Purpose", "Locks", "Rewrites", "Blocks", "Undo", "Transaction");
    private static final Pattern KEY = Pattern.compile("-- ([A-Z][a-z]+): (.+)");

    static MigrationHeader of(String text) {
        var values = new LinkedHashMap<String, String>();
        String last = "";
        int lines = 0;
        for (String line : text.lines().toList()) {
            Matcher matcher = KEY.matcher(line);
            if (matcher.matches()) {
                last = matcher.group(1);
                values.put(last, matcher.group(2).strip());
            } else if (!last.isEmpty() && line.startsWith("--   ")) {
                values.merge(last, line.substring(2).strip(), (above, more) -> above + " " + more);
            } else {
                break;
            }
            lines++;
        }
        return new MigrationHeader(values, lines);
    }

    /** The strongest lock on every relation, as claimed: {@code share on a, b; access exclusive on c}, or none. */
    Map<String, String> locks() {
        var locks = new TreeMap<String, String>();
        String claim = values.getOrDefault("Locks", "");
        if (claim.equals("none")) {
            return locks;
        }
        for (String part : claim.split("; ")) {
            String[] modeAndRelations = part.split(" on ", 2);
            for (String relation : modeAndRelations[1].split(", ")) {
                locks.put(relation, modeAndRelations[0]);
            }
        }
        return locks;
    }
}
