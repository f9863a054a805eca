package dev.plumbline.site.model;

import java.util.List;

/**
 * A function, procedure or aggregate.
 *
 * @param identity the types of its arguments, which distinguish it from others of its name
 * @param manner volatility and the like
 * @param body its source, to be searched for names; empty where the server has none
 * @param callers everything that names it
 */
public record Routine(
        long oid,
        QualifiedName name,
        String kind,
        String identity,
        String arguments,
        String result,
        String language,
        String manner,
        String source,
        String body,
        String comment,
        List<Use> callers) {

    public Routine {
        callers = List.copyOf(callers);
    }

    /** With its arguments. */
    public String signature(String home) {
        return name.in(home) + "(" + arguments + ")";
    }

    /** The catalogue's letter in words. */
    public static String kindOf(String letter) {
        return switch (letter) {
            case "p" -> "procedure";
            case "a" -> "aggregate";
            case "w" -> "window function";
            default -> "function";
        };
    }
}
