package dev.plumbline.packs.vehicles.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Hands out an exact total by weight, no share under its least or over its most. Integers only, so exact everywhere. */
final class Quota {
    private static final int FRACTION = 20;

    private Quota() {}

    /** One claim on the total; {@code tie} decides which claims of equal weight get what is left over. */
    record Claim(long weight, int least, int most, long tie) {
        private int share(long rate) {
            return (int) Math.max(least, Math.min(most, (weight * rate) >> FRACTION));
        }
    }

    static int[] share(int total, List<Claim> claims) {
        long least = claims.stream().mapToLong(Claim::least).sum();
        long most = claims.stream().mapToLong(Claim::most).sum();
        if (total < least || total > most) {
            throw new IllegalStateException(
                    "cannot hand out " + total + ": the claims take from " + least + " to " + most);
        }
        long rate = rate(total, claims);
        int[] shares = new int[claims.size()];
        int left = total;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = claims.get(i).share(rate);
            left -= shares[i];
        }
        handOutTheRest(left, shares, claims);
        return shares;
    }

    /** The highest rate at which the shares do not exceed the total. */
    private static long rate(int total, List<Claim> claims) {
        long low = 0;
        long high = 1L << 40;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            long sum = 0;
            for (Claim claim : claims) {
                sum += claim.share(middle);
            }
            if (sum <= total) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void handOutTheRest(int left, int[] shares, List<Claim> claims) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingLong((Integer i) -> claims.get(i).tie()).thenComparing(i -> i));
        int rest = left;
        while (rest > 0) {
            for (int i : order) {
                if (rest > 0 && shares[i] < claims.get(i).most()) {
                    shares[i]++;
                    rest--;
                }
            }
        }
    }
}
