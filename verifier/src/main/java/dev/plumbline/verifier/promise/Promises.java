package dev.plumbline.verifier.promise;

import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What a pack promises beyond its SQL files, stated in Java over generated classes. Found by {@link ServiceLoader}: an own pack's
 * promises are a class that is named in {@code META-INF/services/dev.plumbline.verifier.promise.Promises}.
 */
public interface Promises {

    /** The name of the pack. */
    String pack();

    /** Promises about rows; some hold of the full-size data set alone. */
    default void data(Expectations expectations, boolean fullSet) {}

    default List<FunctionProof> functions() {
        return List.of();
    }

    /** Look-ups with their plans; the budgets of {@code pack.yaml} win over those stated here. */
    default List<Lookup> lookups() {
        return List.of();
    }

    static Optional<Promises> of(String pack) {
        return ServiceLoader.load(Promises.class, Promises.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(promises -> promises.pack().equals(pack))
                .findFirst();
    }
}
