package dev.plumbline.cli.config;

import java.util.List;

/**
 * What may be done with the servers of an environment.
 *
 * @param confirmed whether whatever destroys rows or objects asks for the database's name
 * @param verbs the verbs that are allowed; empty for all
 * @param from file and line
 */
public record Environment(String name, boolean confirmed, List<String> verbs, String from) {
    public Environment {
        verbs = List.copyOf(verbs);
    }

    public boolean allows(String verb) {
        return verbs.isEmpty() || verbs.contains(verb);
    }
}
