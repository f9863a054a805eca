package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckFamily;
import dev.plumbline.verifier.check.Family;
import java.util.List;
import java.util.stream.Stream;

/** Two checks a function: every key there is, and keys that there are not. */
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
        return proofs.stream()
                .flatMap(proof -> Stream.<Check>of(new ExhaustiveCheck(proof), new StrangeKeysCheck(proof)))
                .toList();
    }
}
