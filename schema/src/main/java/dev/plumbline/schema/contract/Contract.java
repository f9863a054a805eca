package dev.plumbline.schema.contract;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue that a pack's migrations build, names in {@code public} without their schema, so that it can be compared with a deployment
 * in any schema. Without owners and versions of extensions; with privileges if the migrations grant any.
 *
 * @param recorded whether it was read from the pack's {@code contract.json} rather than built just now
 */
public record Contract(Catalog catalog, boolean recorded) {

    /** Beside the pack's other files: a catalogue that says which state of the pack it was recorded from. */
    public static final String FILE = "contract.json";

    private static final CatalogRecord RECORD = new CatalogRecord(FILE, "contract of");

    private static final String HOME = "public";

    /** The recorded contract if it is from exactly these migrations, else one built on a throw-away server. */
    public static Contract of(Pack pack) {
        return RECORD.read(pack)
                .map(catalog -> new Contract(catalog, true))
                .orElseGet(() -> new Contract(build(pack), false));
    }

    /** Whether the pack contains a contract that was recorded from exactly these migrations. */
    static boolean isRecorded(Pack pack) {
        return RECORD.read(pack).isPresent();
    }

    /** Builds the contract and writes it to a file that {@link #of} finds in the pack's folder. */
    public static void record(Pack pack, Path file) {
        RECORD.write(pack, build(pack), file);
    }

    private static Catalog build(Pack pack) {
        try (var built = PackDatabases.migrated(pack);
                Connection connection = built.database().connect()) {
            return Catalog.read(
                    connection,
                    CatalogScope.of(schemas(built.database()))
                            .without(left(connection))
                            .relativeTo(HOME));
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot read what the migrations of " + pack.name() + " build: " + e.getMessage(),
                    e);
        }
    }

    private static String[] schemas(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Stream.concat(
                            Stream.of(HOME),
                            Catalog.read(connection, CatalogScope.everything()).objects(CatalogKind.SCHEMA).stream()
                                    .map(schema -> unquoted(schema.identity())))
                    .distinct()
                    .toArray(String[]::new);
        }
    }

    private static Aspect[] left(Connection connection) throws SQLException {
        boolean grants = Catalog.read(connection, CatalogScope.everything()).objects().stream()
                .filter(object -> object.kind() != CatalogKind.SCHEMA)
                .anyMatch(object -> object.properties().containsKey("grants"));
        return grants
                ? new Aspect[] {Aspect.OWNERS, Aspect.EXTENSION_VERSIONS}
                : new Aspect[] {Aspect.OWNERS, Aspect.EXTENSION_VERSIONS, Aspect.GRANTS};
    }

    /** How to read a deployment for a comparison: the same schemas, with another in the place of {@code public}. */
    public CatalogScope scope(String deployedIn) {
        List<String> schemas = new ArrayList<>(List.of(deployedIn));
        catalog.objects(CatalogKind.SCHEMA).forEach(schema -> schemas.add(unquoted(schema.identity())));
        boolean grants = catalog.objects().stream()
                .anyMatch(object -> object.properties().containsKey("grants"));
        CatalogScope scope = CatalogScope.of(schemas.toArray(String[]::new))
                .without(Aspect.OWNERS, Aspect.EXTENSION_VERSIONS)
                .relativeTo(deployedIn);
        return grants ? scope : scope.without(Aspect.GRANTS);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
