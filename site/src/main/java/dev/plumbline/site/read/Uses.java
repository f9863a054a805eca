package dev.plumbline.site.read;

import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.Use;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What refers to a column or a function: by the server's records, and for functions whose body is a text, by the words in it. */
final class Uses {

    /** Everything that is not code is removed; a name counts as it stands, quoted or not. */
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*+|/\\*.*?\\*/|'[^']*+'", Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile("\"([^\"]++)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    private final Map<String, List<Use>> byColumn = new HashMap<>();
    private final Map<Long, List<Use>> byRoutine = new HashMap<>();
    private final Map<Long, Set<String>> words = new HashMap<>();
    private final List<Routine> routines;

    Uses(SiteQueries rows, List<Routine> routines) throws SQLException {
        this.routines = routines;
        routines.forEach(routine -> words.put(routine.oid(), words(routine.body())));
        rows.of("uses", row -> {
            var use = new Use(
                    row.getString("what"),
                    row.getString("name"),
                    row.getLong("relation"),
                    row.getLong("routine"),
                    false);
            long used = row.getLong("used");
            if (row.getBoolean("of_routine")) {
                byRoutine.computeIfAbsent(used, oid -> new ArrayList<>()).add(use);
            } else {
                byColumn.computeIfAbsent(used + "." + row.getInt("number"), key -> new ArrayList<>())
                        .add(use);
            }
            return use;
        });
    }

    List<Use> of(Relation relation, Column column) {
        List<Use> uses = new ArrayList<>(byColumn.getOrDefault(relation.oid() + "." + column.number(), List.of()));
        for (Routine routine : routines) {
            Set<String> said = words.getOrDefault(routine.oid(), Set.of());
            if (said.contains(relation.name().name()) && said.contains(column.name())) {
                uses.add(new Use("function", routine.name().name(), 0, routine.oid(), true));
            }
        }
        return sorted(uses);
    }

    List<Use> of(Routine routine) {
        List<Use> uses = new ArrayList<>(byRoutine.getOrDefault(routine.oid(), List.of()));
        QualifiedName name = routine.name();
        for (Routine other : routines) {
            boolean known = uses.stream().anyMatch(use -> use.routine() == other.oid());
            if (other.oid() != routine.oid()
                    && !known
                    && words.getOrDefault(other.oid(), Set.of()).contains(name.name())) {
                uses.add(new Use("function", other.name().name(), 0, other.oid(), true));
            }
        }
        return sorted(uses);
    }

    private static List<Use> sorted(List<Use> uses) {
        return uses.stream().distinct().sorted(Use.ORDER).toList();
    }

    private static Set<String> words(String body) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(COMMENT.matcher(body).replaceAll(" "));
        while (matcher.find()) {
            words.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2).toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
