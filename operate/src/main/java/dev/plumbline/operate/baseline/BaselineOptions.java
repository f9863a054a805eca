package dev.plumbline.operate.baseline;

import dev.plumbline.database.output.ResultFile.Existing;
import java.util.List;

/**
 * How to make a pack from a database.
 *
 * @param schemas by name; none means all but the system's own
 * @param grants whether privileges are part of the pack; their roles must then exist wherever it is applied
 * @param superuser whether the migration is proven with a superuser's rights, which its code then has on the throw-away server
 * @param checks whether to examine rows for checks that they satisfy already
 */
public record BaselineOptions(
        List<String> schemas, boolean grants, boolean superuser, boolean checks, Existing existing) {
    public BaselineOptions {
        schemas = List.copyOf(schemas);
    }
}
