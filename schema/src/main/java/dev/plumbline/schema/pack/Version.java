package dev.plumbline.schema.pack;

import dev.plumbline.database.PlumblineException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a migration: numbers between dots or underscores, compared as numbers; {@code 1} and {@code 1.0} are the same. */
public final class Version implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("\\d+(?:[._]\\d+)*");
    public static final Version ZERO = of("0");

    private final String text;
    private final List<BigInteger> parts;

    private Version(String text, List<BigInteger> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    public static Version of(String word) {
        if (!isOne(word)) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    "'" + word + "' is not a version, expected a number such as 0004 or numbers such as 1.2");
        }
        String text = word.replace('_', '.');
        var parts = new ArrayList<BigInteger>();
        for (String part : text.split("\\.", -1)) {
            parts.add(new BigInteger(part));
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).signum() == 0) {
            parts.remove(parts.size() - 1);
        }
        return new Version(text, parts);
    }

    static boolean isOne(String word) {
        return FORM.matcher(word).matches();
    }

    /** As it was written, with dots; as the history has it. */
    public String text() {
        return text;
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int compared = part(i).compareTo(other.part(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private BigInteger part(int place) {
        return place < parts.size() ? parts.get(place) : BigInteger.ZERO;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Version that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
