package dev.plumbline.planner.target;

import java.util.List;

/**
 * How fast one kind of work was, over several runs, in bytes or rows a second. The slowest and the fastest quarter are left out: on a busy
 * server they reflect the other work.
 *
 * @param slow of the slower runs
 * @param fast of the faster ones
 */
public record Rate(double slow, double fast) {

    Rate slower(Rate by, Rate than) {
        return new Rate(slow * Math.min(1, by.slow / than.slow), fast);
    }

    /** @param runs units a second of each run, one at least */
    static Rate of(List<Double> runs) {
        List<Double> sorted = runs.stream().sorted().toList();
        int quarter = sorted.size() / 4;
        return new Rate(sorted.get(quarter), sorted.get(sorted.size() - 1 - quarter));
    }
}
