package dev.plumbline.loader.session;

import dev.plumbline.loader.row.Skipped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What to tell the user after a load. */
public final class LoadNotes {

    private final Set<String> notes = new LinkedHashSet<>();

    public void add(String note) {
        notes.add(note);
    }

    /** All of them, including what the reading skipped. */
    public List<String> with(List<Skipped> skipped) {
        var all = new ArrayList<>(notes);
        say("left out of the folder", skipped, s -> isFile(s), all);
        say("skipped, not data", skipped, s -> !isFile(s) && !s.harmless(), all);
        say("skipped, changes no row", skipped, s -> !isFile(s) && s.harmless(), all);
        return all;
    }

    private static boolean isFile(Skipped skipped) {
        return skipped.statement().equals("FILE") || skipped.statement().equals("FOLDER");
    }

    private static void say(String what, List<Skipped> skipped, Predicate<Skipped> which, List<String> all) {
        var said = new LinkedHashMap<String, Long>();
        var first = new HashMap<String, String>();
        for (Skipped one : skipped.stream().filter(which).toList()) {
            String name = isFile(one) ? one.file() : one.statement();
            said.merge(name, one.count(), Long::sum);
            first.putIfAbsent(name, one.harmless() ? "" : " (first at " + one.file() + ":" + one.line() + ")");
        }
        if (!said.isEmpty()) {
            all.add(what + ": "
                    + said.entrySet().stream()
                            .map(e ->
                                    e.getKey() + (e.getValue() > 1 ? " x" + e.getValue() : "") + first.get(e.getKey()))
                            .collect(Collectors.joining(", ")));
        }
    }
}
