package dev.plumbline.verifier;

import dev.plumbline.verifier.check.Family;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How to verify.
 *
 * @param only the families to run
 * @param timeout the time for everything together
 * @param dataSet which data set the database is said to hold
 * @param calls how often the latency of each look-up is measured
 * @param types a folder or jar of generated classes to hold the database against; empty for those on the class path
 */
public record VerifyOptions(Set<Family> only, Duration timeout, DataSet dataSet, int calls, Optional<Path> types) {

    /** Which promises about rows apply. */
    public enum DataSet {
        /** Full when the tables hold at least half of the rows that the full set promises. */
        AUTO,
        FULL,
        SAMPLE
    }

    public static final VerifyOptions DEFAULT =
            new VerifyOptions(Set.of(Family.values()), Duration.ofMinutes(10), DataSet.AUTO, 2_000, Optional.empty());

    public VerifyOptions {
        only = Set.copyOf(only);
    }

    public VerifyOptions withOnly(Set<Family> families) {
        return new VerifyOptions(families, timeout, dataSet, calls, types);
    }

    public VerifyOptions withTimeout(Duration budget) {
        return new VerifyOptions(only, budget, dataSet, calls, types);
    }

    public VerifyOptions withDataSet(DataSet chosen) {
        return new VerifyOptions(only, timeout, chosen, calls, types);
    }

    public VerifyOptions withCalls(int count) {
        return new VerifyOptions(only, timeout, dataSet, count, types);
    }

    public VerifyOptions withTypes(Path folderOrJar) {
        return new VerifyOptions(only, timeout, dataSet, calls, Optional.of(folderOrJar));
    }
}
