package dev.plumbline.verifier.contract;

import dev.plumbline.schema.codegen.TypesMarker;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.verifier.check.VerifyException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Catalog;
import org.jooq.Schema;

/** The classes generated from a pack, in whatever package, as named by their marker on the class path. */
record GeneratedTypes(TypesMarker marker, List<Schema> schemas) {

    GeneratedTypes {
        schemas = List.copyOf(schemas);
    }

    /** For a pack that only shares the name of one that ships, only those generated from its own migrations. */
    static List<GeneratedTypes> of(Pack pack, ClassLoader loader) {
        boolean namesake = Packs.isNamesake(pack);
        List<GeneratedTypes> found = new ArrayList<>();
        for (TypesMarker marker : TypesMarker.of(pack, loader)) {
            if (!namesake || marker.isOf(pack)) {
                found.add(new GeneratedTypes(marker, schemas(marker, loader)));
            }
        }
        return found;
    }

    private static List<Schema> schemas(TypesMarker marker, ClassLoader loader) {
        String name = marker.packageName() + ".DefaultCatalog";
        try {
            Catalog catalog = (Catalog) Class.forName(name, true, loader)
                    .getField("DEFAULT_CATALOG")
                    .get(null);
            return catalog.getSchemas();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new VerifyException(
                    "types in package " + marker.packageName(),
                    marker.where() + " names generated classes, but " + name + " cannot be loaded: " + e,
                    e);
        }
    }
}
