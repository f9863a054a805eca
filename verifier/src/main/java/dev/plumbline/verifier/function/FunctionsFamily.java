package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.Family;
import java.util.List;

/** Two results per function: for every existing key, and for keys that do not exist. */
public final class FunctionsFamily implements CheckFamily {

    private final List<FunctionProof> proofs;

    public FunctionsFamily(List<FunctionProof> proofs) {
        this.proofs = List.copyOf(proofs);
    }

    @Override
    public Family family() {
        return Family.FUNCTIONS;
    }

    @Override
    public List<? extends Check> checks(CheckContext context) {
        return proofs.stream().map(FunctionCheck::new).toList();
    }
}
