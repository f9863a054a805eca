package dev.plumbline.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * A catalogue with the server's numbers of its objects.
 *
 * @param numbers by key: class and object, as {@code pg_depend} names them
 */
public record NumberedCatalog(Catalog catalog, Map<String, String> numbers) {

    public NumberedCatalog {
        numbers = Map.copyOf(numbers);
    }

    public static NumberedCatalog read(Connection connection, CatalogScope scope) throws SQLException {
        var reader = new CatalogReader(connection, scope);
        return new NumberedCatalog(reader.read(), reader.numbers());
    }

    /** Of an object of this catalogue. */
    public String number(CatalogObject object) {
        return Objects.requireNonNull(numbers.get(object.key()), object.key());
    }
}
