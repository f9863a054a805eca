package dev.plumbline.verifier.latency;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Measured times in microseconds. */
record Times(double[] sorted) {

    Times {
        sorted = sorted.clone();
        Arrays.sort(sorted);
    }

    static Times of(DoubleStream micros) {
        return new Times(micros.toArray());
    }

    /** The nearest-rank percentile; {@code share} from 0 to 1. Zero when nothing was measured. */
    double percentile(double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
    }

    double p50() {
        return percentile(0.5);
    }

    double p99() {
        return percentile(0.99);
    }

    double max() {
        return percentile(1);
    }

    int count() {
        return sorted.length;
    }

    List<Double> list() {
        return Arrays.stream(sorted).boxed().toList();
    }
}
