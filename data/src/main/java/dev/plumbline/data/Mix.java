package dev.plumbline.data;

/**
 * Randomness as a pure function of a key: FNV-1a over the key, then the finalizer of SplitMix64. No state, so the order of calls does not
 * matter, and no JDK algorithm that could change.
 */
public final class Mix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix() {}

    public static long of(String key) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
        }
        return scramble(hash);
    }

    public static long of(long seed, String key) {
        return of(seed, of(key));
    }

    public static long of(long seed, long salt) {
        return scramble(seed + GOLDEN * (salt + 1));
    }

    /** A number from 0 to {@code bound - 1}. */
    public static int below(long hash, int bound) {
        return (int) ((hash >>> 33) % bound);
    }

    private static long scramble(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
