package dev.plumbline.packs.tools.data;

import dev.plumbline.data.Mix;

/**
 * Where a tool lies among all: near those of its topic, nearer to those of its subject, and a little towards all that do the same. Made
 * of sums, products and one root, which are the same on every machine.
 */
final class Embedding {
    static final int DIMENSIONS = 128;
    private static final double TOPIC = 0.7;
    private static final double SUBJECT = 0.6;
    private static final double ACTION = 0.6;
    private static final double OWN = 0.9;

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
            text.append(i == 0 ? "" : ",");
            append(text, sum[i] / length);
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

    private static void append(StringBuilder text, double value) {
        long digits = Math.round(Math.abs(value) * 100_000);
        text.append(value < 0 && digits != 0 ? "-" : "").append(digits / 100_000);
        long rest = digits % 100_000;
        if (rest == 0) {
            return;
        }
        text.append('.');
        for (long place = 10_000; rest > 0; place /= 10) {
            text.append(rest / place);
            rest %= place;
        }
    }
}
