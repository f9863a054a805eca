package dev.plumbline.operate.baseline;

import dev.plumbline.database.output.ResultFile.Existing;
import java.util.List;

/**
 * How to make a pack of a database.
 *
 * @param schemas by name; none means all but the system's own
 * @param grants whether rights are part of the pack; the roles they are for have to be there then, wherever it is applied
 * @param superuser whether the migration is proven with a superuser's rights, which its code then has on the throw-away server
 * @param checks whether to look at rows for what they keep already
 */
public record BaselineOptions(
        List<String> schemas, boolean grants, boolean superuser, boolean checks, Existing existing) {
    public BaselineOptions {
        schemas = List.copyOf(schemas);
    }
}
