package dev.plumbline.data;

import java.util.List;

/** Makes the rows of a pack's data set at every scale; found as a service of this type. */
public interface DataGenerator {

    /** The name of the pack. */
    String name();

    /** Changes whenever a byte of the output does. */
    String version();

    /** The tables in the order in which they must be filled. */
    List<TableRows> tables(Scale scale);

    /** What is promised of the full set, and what the set of this scale has. */
    List<DataManifest.Promise> promises(Scale scale);
}
