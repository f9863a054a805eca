package dev.plumbline.loader.source.sql.literal;

import java.util.List;

/**
 * A type as a cast names it.
 *
 * @param name lower case, words joined by one space, without {@code pg_catalog.}
 * @param modifiers the numbers in parentheses
 * @param array whether brackets follow
 */
record SqlType(String name, List<Integer> modifiers, boolean array) {

    SqlType {
        modifiers = List.copyOf(modifiers);
    }

    @Override
    public String toString() {
        String inside = modifiers.isEmpty()
                ? ""
                : modifiers.toString().replace('[', '(').replace(']', ')');
        return name + inside.replace(" ", "") + (array ? "[]" : "");
    }
}
