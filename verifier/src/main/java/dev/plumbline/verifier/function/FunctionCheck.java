package dev.plumbline.verifier.function;

import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.ObjectReference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One function: every existing key, then strange ones. A function that fails the first check is not given the second: one fault, one
 * finding.
 */
final class FunctionCheck implements Check {

    private final FunctionProof proof;

    FunctionCheck(FunctionProof proof) {
        this.proof = proof;
    }

    @Override
    public String id() {
        return proof.function() + ".all_keys";
    }

    @Override
    public String title() {
        return proof.function() + " gives the same answers as a plain query";
    }

    @Override
    public Set<ObjectReference> about() {
        return Set.of(ObjectReference.function(proof.function()));
    }

    @Override
    public List<CheckResult> run(CheckContext context) throws SQLException {
        List<CheckResult> results = new ArrayList<>(new ExhaustiveCheck(proof).run(context));
        StrangeKeysCheck strange = new StrangeKeysCheck(proof);
        if (results.stream().anyMatch(result -> result.outcome().isFinding())) {
            results.add(CheckResult.skipped(
                    Family.FUNCTIONS, strange.id(), strange.title(), "keys that exist are answered wrong already"));
        } else {
            results.addAll(strange.run(context));
        }
        return results;
    }
}
