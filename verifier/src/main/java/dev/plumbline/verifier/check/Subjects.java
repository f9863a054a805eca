package dev.plumbline.verifier.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Links results, so that one fault is reported once.
 *
 * @param explains what a finding reports, so that others about the same are only consequences of it
 * @param about one set for everything that a result found wrong, any member of which explains it; none: it is independent
 */
public record Subjects(Set<ObjectReference> explains, List<Set<ObjectReference>> about) {

    static final Subjects NONE = new Subjects(Set.of(), List.of());

    /** Up to this many different things found wrong are compared with other findings; a result with more is independent. */
    public static final int COMPARED = 1_000;

    public Subjects {
        explains = Set.copyOf(explains);
        about = about.stream().map(Set::copyOf).toList();
    }

    public boolean isNone() {
        return explains.isEmpty() && about.isEmpty();
    }

    Subjects explaining(Set<ObjectReference> references) {
        Set<ObjectReference> all = new LinkedHashSet<>(explains);
        all.addAll(references);
        return new Subjects(all, about);
    }

    /** Beyond the limit one more stands for the rest, which nothing explains. */
    Subjects about(Collection<Set<ObjectReference>> things) {
        List<Set<ObjectReference>> all = new ArrayList<>(about);
        things.stream().limit(COMPARED).forEach(all::add);
        if (things.size() > COMPARED) {
            all.add(Set.of());
        }
        return new Subjects(explains, all);
    }
}
