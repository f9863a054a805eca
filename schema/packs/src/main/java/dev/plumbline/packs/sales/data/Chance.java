package dev.plumbline.packs.sales.data;

import java.util.UUID;

/** Chance that follows from what it is about, so that any row can be made without those before it. */
final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    /** @param about a letter for what is made */
    Chance(char about, long number) {
        state = mix(mix(about * GOLDEN) + number * GOLDEN);
    }

    /** From 0, less than 1. */
    double next() {
        state += GOLDEN;
        return (mix(state) >>> 11) * UNIT;
    }

    int below(int limit) {
        return (int) (next() * limit);
    }

    <T> T of(T[] choices) {
        return choices[below(choices.length)];
    }

    /** The key of a row, of version 4 like those that the server makes. */
    static UUID key(char about, long number) {
        long high = mix(about * GOLDEN + number);
        long low = mix(high + GOLDEN);
        return new UUID(high & ~0xF000L | 0x4000L, low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    /** A permutation of all longs: different numbers have different keys. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
