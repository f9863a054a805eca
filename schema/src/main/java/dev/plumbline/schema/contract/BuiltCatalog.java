package dev.plumbline.schema.contract;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a pack's migrations build, with full names, so that statements can be derived from it: without owners, privileges and versions of
 * extensions. Built on a throw-away server, or read from a file in the pack's folder if that was recorded from exactly these migrations.
 */
public final class BuiltCatalog {
    public static final String FILE = "built.json";

    private static final CatalogRecord RECORD = new CatalogRecord(FILE, "built by");

    /** How to read a database for a comparison. */
    public static final CatalogScope SCOPE =
            CatalogScope.everything().without(Aspect.OWNERS, Aspect.GRANTS, Aspect.EXTENSION_VERSIONS);

    private BuiltCatalog() {}

    public static Catalog of(Pack pack) {
        return RECORD.read(pack).orElseGet(() -> build(pack));
    }

    /** Whether the pack contains one that was recorded from exactly these migrations. */
    public static boolean isRecorded(Pack pack) {
        return RECORD.read(pack).isPresent();
    }

    /** Builds it and writes it to a file that {@link #of} finds in the pack's folder. */
    public static void record(Pack pack, Path file) {
        RECORD.write(pack, build(pack), file);
    }

    private static Catalog build(Pack pack) {
        try (var built = PackDatabases.migrated(pack);
                Connection connection = built.database().connect()) {
            return Catalog.read(connection, SCOPE);
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot read what the migrations of " + pack.name() + " build: " + e.getMessage(),
                    e);
        }
    }
}
