package dev.plumbline.packs.tools.data;

import dev.plumbline.data.Mix;
import java.util.Locale;

/**
 * Where a tool lies among all: near those of its topic, nearer to those of its subject, and a little towards all that do the same. Made
 * of sums, products and one root, which are the same on every machine.
 */
final class Embedding {
    static final int DIMENSIONS = 128;
    private static final double TOPIC = 1.0;
    private static final double SUBJECT = 0.8;
    private static final double ACTION = 0.5;
    private static final double OWN = 0.6;

    private Embedding() {}

    /** As PostgreSQL reads a vector, each number with five digits after the point. */
    static String of(int topic, int subject, int action, long tool) {
        double[] sum = new double[DIMENSIONS];
        add(sum, TOPIC, 1, topic);
        add(sum, SUBJECT, 2, subject);
        add(sum, ACTION, 3, action);
        add(sum, OWN, 4, tool);
        double length = 0;
        for (double one : sum) {
            length += one * one;
        }
        length = Math.sqrt(length);
        var text = new StringBuilder(DIMENSIONS * 9).append('[');
        for (int i = 0; i < DIMENSIONS; i++) {
            text.append(i == 0 ? "" : ",").append(rounded(sum[i] / length));
        }
        return text.append(']').toString();
    }

    private static void add(double[] sum, double weight, long kind, long number) {
        long seed = Mix.of(Mix.of(81, kind), number);
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] += weight * bell(Mix.of(seed, i));
        }
    }

    /** Four times a sixteen-bit number out of the hash: nearly the bell curve, around 0. */
    private static double bell(long hash) {
        long sum = (hash & 0xFFFF) + (hash >>> 16 & 0xFFFF) + (hash >>> 32 & 0xFFFF) + (hash >>> 48);
        return sum / 65_535.0 - 2;
    }

    private static String rounded(double value) {
        long digits = Math.round(Math.abs(value) * 100_000);
        String fraction = String.format(Locale.ROOT, "%05d", digits % 100_000).replaceFirst("0+$", "");
        String whole = (value < 0 && digits != 0 ? "-" : "") + digits / 100_000;
        return fraction.isEmpty() ? whole : whole + "." + fraction;
    }
}
