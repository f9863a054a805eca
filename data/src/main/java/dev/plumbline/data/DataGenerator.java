package dev.plumbline.data;

import java.util.List;
import java.util.Optional;

/** Generates the rows of a pack's data set at every scale; found by the name of a pack that ships, else as a service of this type. */
public interface DataGenerator {

    /** The name of the pack. */
    String name();

    /** Changes whenever a byte of the output does. */
    String version();

    /** The tables in the order in which they must be filled. */
    List<TableRows> tables(Scale scale);

    /** The generator of another data set of the pack, such as one with faults, by the name it has in {@code pack.yaml}. */
    default Optional<DataGenerator> variant(String set) {
        return Optional.empty();
    }

    /** What is promised for the full set, and what the set of this scale has. */
    List<DataManifest.Promise> promises(Scale scale);
}
