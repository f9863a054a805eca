package dev.plumbline.verifier.latency;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.lookup.Lookup;
import java.util.List;

/** One check per lookup: its time. */
public final class LatencyFamily implements CheckFamily {

    /** Enough for a p99 based on ten calls. */
    public static final int CALLS = 1_000;

    private final List<Lookup> lookups;
    private final int calls;

    public LatencyFamily(List<Lookup> lookups, int calls) {
        this.lookups = List.copyOf(lookups);
        this.calls = calls;
    }

    @Override
    public Family family() {
        return Family.LATENCY;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        return lookups.stream().map(lookup -> new LatencyCheck(lookup, calls)).toList();
    }
}
