package dev.plumbline.site.model;

/** A type of the user's own. */
public record UserType(QualifiedName name, String kind, String definition, String comment) {

    /** The catalogue's letter in words. */
    public static String kindOf(String letter) {
        return switch (letter) {
            case "e" -> "enum";
            case "d" -> "domain";
            case "r" -> "range";
            default -> "composite type";
        };
    }
}
