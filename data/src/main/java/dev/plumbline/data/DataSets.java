package dev.plumbline.data;

import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Finds data sets. A folder {@code packs/NAME/sample} with a manifest on the class path is all that a new one needs; a {@link DataGenerator}
 * makes the larger scales. That of a pack that ships is found by the pack's name, any other as a service.
 */
public final class DataSets {
    private DataSets() {}

    /** The data set of a pack, or nothing when the pack has none. */
    public static Optional<DataSet> find(String name) {
        for (DataGenerator generator : ServiceLoader.load(DataGenerator.class, DataSets.class.getClassLoader())) {
            if (generator.name().equals(name)) {
                return Optional.of(new DataSet(name, Optional.of(generator)));
            }
        }
        Optional<DataGenerator> shipped = shipped(name);
        boolean sampled = name.matches("[a-z0-9_-]+")
                && DataSets.class.getResource("/packs/" + name + "/sample/" + DataManifest.NAME) != null;
        return shipped.isPresent() || sampled ? Optional.of(new DataSet(name, shipped)) : Optional.empty();
    }

    /** {@code dev.plumbline.packs.vehicles.VehiclesGenerator} is the generator of a pack called vehicles. */
    private static Optional<DataGenerator> shipped(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            return Optional.empty();
        }
        String simple = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        try {
            return Optional.of(Class.forName("dev.plumbline.packs." + name + "." + simple + "Generator")
                    .asSubclass(DataGenerator.class)
                    .getConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw DataException.failed(name, "its generator cannot be made: " + e.getMessage(), e);
        }
    }

    /** The data set of a pack; refuses a name that has none. */
    public static DataSet get(String name) {
        return find(name).orElseThrow(() -> DataException.refused(name, "no data set of this name"));
    }
}
