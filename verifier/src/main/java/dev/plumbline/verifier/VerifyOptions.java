package dev.plumbline.verifier;

import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.latency.LatencyFamily;
import dev.plumbline.verifier.sqlcheck.Accepted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How to verify.
 *
 * @param selection the checks to run
 * @param timeout the time for everything together
 * @param dataSet which data set the database is meant to contain
 * @param calls how often the latency of each look-up is measured, if half as many calls leave doubt
 * @param connections how many may be open at once
 * @param types a folder or jar of generated classes to compare the database with; empty for those on the class path
 * @param accepted findings of SQL checks that are intended, in addition to those of the pack
 */
public record VerifyOptions(
        Selection selection,
        Duration timeout,
        DataSet dataSet,
        int calls,
        int connections,
        Optional<Path> types,
        Accepted accepted) {

    /** Which promises about rows apply. */
    public enum DataSet {
        /** Full when the tables contain at least half of the rows that the full set promises. */
        AUTO,
        FULL,
        SAMPLE
    }

    public static final VerifyOptions DEFAULT = new VerifyOptions(
            Selection.of(Set.of(Family.values())),
            Duration.ofMinutes(10),
            DataSet.AUTO,
            LatencyFamily.CALLS,
            2,
            Optional.empty(),
            Accepted.none());

    public Set<Family> only() {
        return selection.families();
    }

    public VerifyOptions withOnly(Set<Family> families) {
        return with(Selection.of(families));
    }

    public VerifyOptions with(Selection chosen) {
        return new VerifyOptions(chosen, timeout, dataSet, calls, connections, types, accepted);
    }

    public VerifyOptions withTimeout(Duration budget) {
        return new VerifyOptions(selection, budget, dataSet, calls, connections, types, accepted);
    }

    public VerifyOptions withDataSet(DataSet chosen) {
        return new VerifyOptions(selection, timeout, chosen, calls, connections, types, accepted);
    }

    public VerifyOptions withCalls(int count) {
        return new VerifyOptions(selection, timeout, dataSet, count, connections, types, accepted);
    }

    public VerifyOptions withConnections(int count) {
        return new VerifyOptions(selection, timeout, dataSet, calls, count, types, accepted);
    }

    public VerifyOptions withTypes(Path folderOrJar) {
        return new VerifyOptions(selection, timeout, dataSet, calls, connections, Optional.of(folderOrJar), accepted);
    }

    public VerifyOptions accepting(Accepted more) {
        return new VerifyOptions(selection, timeout, dataSet, calls, connections, types, accepted.and(more));
    }
}
