package dev.plumbline.verifier.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What ties results together, so that one fault is reported once. Names are as the catalogue says them: {@code index by_year}.
 *
 * @param explains what a finding reports, so that others about the same only follow from it
 * @param about one set for everything that a result found wrong, any name of which explains it; none: it stands by itself
 */
public record Subjects(Set<String> explains, List<Set<String>> about) {

    static final Subjects NONE = new Subjects(Set.of(), List.of());

    public Subjects {
        explains = Set.copyOf(explains);
        about = about.stream().map(Set::copyOf).toList();
    }

    boolean isNone() {
        return explains.isEmpty() && about.isEmpty();
    }

    Subjects explaining(Set<String> names) {
        Set<String> all = new LinkedHashSet<>(explains);
        all.addAll(names);
        return new Subjects(all, about);
    }

    Subjects about(Set<String> names) {
        List<Set<String>> all = new ArrayList<>(about);
        all.add(names);
        return new Subjects(explains, all);
    }
}
