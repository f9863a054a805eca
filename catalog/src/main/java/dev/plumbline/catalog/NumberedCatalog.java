package dev.plumbline.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * A catalogue with the server's oids of its objects.
 *
 * @param numbers by key: class and oid, as in {@code pg_depend}
 */
public record NumberedCatalog(Catalog catalog, Map<String, String> numbers) {

    public NumberedCatalog {
        numbers = Map.copyOf(numbers);
    }

    public static NumberedCatalog read(Connection connection, CatalogScope scope) throws SQLException {
        var reader = new CatalogReader(connection, scope);
        return new NumberedCatalog(reader.read(), reader.numbers());
    }

    /** The oid of an object of this catalogue. */
    public String number(CatalogObject object) {
        return Objects.requireNonNull(numbers.get(object.key()), object.key());
    }
}
