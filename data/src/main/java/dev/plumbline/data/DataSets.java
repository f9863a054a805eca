package dev.plumbline.data;

import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Finds data sets. A folder {@code data/NAME/sample} with a manifest on the class path is all that a new one needs; a {@link DataGenerator}
 * makes the larger scales.
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
        boolean there = name.matches("[a-z0-9_-]+")
                && DataSets.class.getResource("/data/" + name + "/sample/" + DataManifest.NAME) != null;
        return there ? Optional.of(new DataSet(name, Optional.empty())) : Optional.empty();
    }

    /** The data set of a pack; refuses a name that has none. */
    public static DataSet get(String name) {
        return find(name).orElseThrow(() -> DataException.refused(name, "no data set of this name"));
    }
}
