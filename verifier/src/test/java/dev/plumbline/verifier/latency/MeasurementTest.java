package dev.plumbline.verifier.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.verifier.check.Outcome;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The budget is 1 ms; the slow tenth of 100 calls is {@code slow} at first and {@code best} at its best of several. */
class MeasurementTest {

    @ParameterizedTest
    @CsvSource({
        // slow, best, stretch, noisy
        "0.9, 0.9, 1, false, PASS",
        "0.9, 0.9, 1, true, PASS",
        "5, 5, 1, false, FAIL",
        "5, 0.8, 1, false, PASS",
        "5, 0.8, 1, true, WARN",
        "5, 4, 1.2, true, FAIL",
        "5, 1.1, 1.2, true, WARN",
        "5, 1.1, 1.2, false, FAIL"
    })
    void slowEveryTimeIsAFindingAndSlowAtTimesIsTheMachine(
            double slow, double best, double stretch, boolean noisy, Outcome expected) {
        Times steady = times(0.3, 0.3);
        Noise noise = new Noise(steady, steady, noisy ? times(0.3, 2) : steady);
        Measurement measured = new Measurement(times(0.3, slow), times(0.3, best), stretch, steady, noise);
        Duration budget = Duration.ofMillis(1);

        assertThat(measured.outcome(budget)).isEqualTo(expected);
        assertThat(measured.verdict(budget).isEmpty()).isEqualTo(slow <= 1);
        assertThat(noise.describe().startsWith("the machine was noisy")).isEqualTo(noisy);
    }

    private static Times times(double usualMillis, double slowMillis) {
        return Times.of(
                DoubleStream.iterate(0, i -> i + 1).limit(100).map(i -> 1_000 * (i < 90 ? usualMillis : slowMillis)));
    }
}
