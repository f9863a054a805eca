package dev.plumbline.catalog.diff;

import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that the server writes from a parsed tree. One that was written and read again, as from a dump, casts the elements of an array
 * where the original casts the array. Another major version writes some of them with fewer parentheses or without the table before a
 * column: between versions these are equal.
 */
final class Deparsed {

    private static final Set<String> PROPERTIES =
            Set.of("definition", "default", "generated as", "using", "with check", "sql body", "partition key");
    private static final Pattern NOISE = Pattern.compile("[\\s()]+");
    private static final Pattern QUALIFIER =
            Pattern.compile("(\"([^\"]|\"\")+\"|[a-z_][\\w$]*)\\.", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern CAST = Pattern.compile("::[a-z \"._]+(\\(\\d+(,\\d+)?\\))?(\\[\\])*");

    private Deparsed() {}

    static boolean same(String property, @Nullable String one, @Nullable String other, boolean sameMajor) {
        if (Objects.equals(one, other)) {
            return true;
        }
        if (one == null || other == null || !PROPERTIES.contains(property)) {
            return false;
        }
        String first = ArrayCasts.ofElements(one);
        String second = ArrayCasts.ofElements(other);
        return sameMajor ? first.equals(second) : bare(first).equals(bare(second));
    }

    /** Equal except for casts, which the server adds and drops when the type of a column changes. */
    static boolean sameButForCasts(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && bare(CAST.matcher(one).replaceAll(""))
                        .equals(bare(CAST.matcher(other).replaceAll("")));
    }

    private static String bare(String text) {
        return NOISE.matcher(QUALIFIER.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
