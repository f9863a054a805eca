package dev.plumbline.planner.target;

import java.util.List;

/**
 * How fast one kind of work went, over several runs, in bytes or rows a second.
 *
 * @param slow of the slowest run
 * @param fast of the fastest
 */
public record Rate(double slow, double fast) {

    Rate slower(Rate by, Rate than) {
        return new Rate(slow * Math.min(1, by.slow / than.slow), fast);
    }

    /** @param runs units a second of each run */
    static Rate of(List<Double> runs) {
        return new Rate(
                runs.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                runs.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
