package dev.plumbline.loader.mode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Things a user should hear of after a load. */
public final class Notes {

    private final Set<String> notes = new LinkedHashSet<>();

    void add(String note) {
        notes.add(note);
    }

    public List<String> all() {
        return List.copyOf(notes);
    }
}
