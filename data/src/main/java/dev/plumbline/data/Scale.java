package dev.plumbline.data;

import java.util.Locale;
import java.util.regex.Pattern;

/** How large a data set is made: the small sample, the full size, or a multiple of it ({@code factor} 0 is the sample). */
public record Scale(int factor) {
    public static final Scale SAMPLE = new Scale(0);
    public static final Scale FULL = new Scale(1);

    private static final int HIGHEST = 1000;
    private static final Pattern TIMES = Pattern.compile("x([1-9][0-9]{0,3})");

    public Scale {
        if (factor < 0 || factor > HIGHEST) {
            throw DataException.refused("x" + factor, "the scale must be from x1 to x" + HIGHEST);
        }
    }

    /** Reads {@code sample}, {@code full} or {@code x10}. */
    public static Scale parse(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("sample")) {
            return SAMPLE;
        }
        if (lower.equals("full")) {
            return FULL;
        }
        if (TIMES.matcher(lower).matches()) {
            return new Scale(Integer.parseInt(lower.substring(1)));
        }
        throw DataException.refused(word, "no such scale; known are sample, full and x2, x3, … x" + HIGHEST);
    }

    public boolean isSample() {
        return factor == 0;
    }

    @Override
    public String toString() {
        return isSample() ? "sample" : factor == 1 ? "full" : "x" + factor;
    }
}
