package dev.plumbline.verifier.plan;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.lookup.Lookup;
import java.util.List;

/** One check per lookup: its plan. */
public final class PlansFamily implements CheckFamily {

    private final List<Lookup> lookups;

    public PlansFamily(List<Lookup> lookups) {
        this.lookups = List.copyOf(lookups);
    }

    @Override
    public Family family() {
        return Family.PLANS;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        return lookups.stream().map(PlanCheck::new).toList();
    }
}
