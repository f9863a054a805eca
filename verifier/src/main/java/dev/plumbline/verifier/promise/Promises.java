package dev.plumbline.verifier.promise;

import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * What a pack promises beyond its SQL files, stated in Java over generated classes. For a pack of your own, name the class in {@code
 * META-INF/services/dev.plumbline.verifier.promise.Promises}; those of a pack that ships are found by its name.
 */
public interface Promises {

    /** The name of the pack. */
    String pack();

    /** Promises about rows; some apply to the full-size data set alone. */
    default void data(Expectations expectations, boolean fullSet) {}

    default List<FunctionProof> functions() {
        return List.of();
    }

    /** Lookups with their plans; the budgets of {@code pack.yaml} override those stated here. */
    default List<Lookup> lookups() {
        return List.of();
    }

    static Optional<Promises> of(String pack) {
        return ServiceLoader.load(Promises.class, Promises.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(promises -> promises.pack().equals(pack))
                .findFirst()
                .or(() -> shipped(pack));
    }

    /** {@code dev.plumbline.packs.vehicles.VehiclesPromises} are the promises of a pack called vehicles. */
    private static Optional<Promises> shipped(String pack) {
        if (!pack.matches("[a-z][a-z0-9_]*")) {
            return Optional.empty();
        }
        String simple = pack.substring(0, 1).toUpperCase(Locale.ROOT) + pack.substring(1);
        try {
            return Optional.of(Class.forName("dev.plumbline.packs." + pack + "." + simple + "Promises")
                    .asSubclass(Promises.class)
                    .getConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the promises of pack " + pack + " cannot be made", e);
        }
    }
}
