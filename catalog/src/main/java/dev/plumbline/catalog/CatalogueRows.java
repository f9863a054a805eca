package dev.plumbline.catalog;

import dev.plumbline.catalog.CatalogReader.Address;
import dev.plumbline.catalog.query.PreparedQueries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Rows that a transaction has written to the catalogues and what has to be read again for them alone: enough as long as nothing is
 * gone and nothing is renamed, for then nothing that names it has changed.
 */
final class CatalogueRows {
    private static final long PG_CLASS = 1259;
    private static final long PG_PROC = 1255;
    private static final long PG_TYPE = 1247;
    private static final long PG_NAMESPACE = 2615;

    private final Connection connection;
    private final Known known;

    /** What is known of before. */
    interface Known {
        Optional<CatalogObject> find(Address address);

        Optional<CatalogObject> column(CatalogObject relation, int number);
    }

    /**
     * What to read.
     *
     * @param numbers the numbers each family is asked about
     * @param schemas whether schemas are to be read, too
     */
    record Reads(Map<String, Set<Long>> numbers, boolean schemas) {}

    CatalogueRows(Connection connection, Known known) {
        this.connection = connection;
        this.known = known;
    }

    /** Empty where it takes a wider look. */
    Optional<Reads> reads(Set<String> written) throws SQLException {
        var found = new Object() {
            private final Map<String, Set<Long>> numbers = new TreeMap<>();
            private boolean schemas;
            private boolean wider;
        };
        PreparedQueries.ALL.askOn(
                connection, written.stream().map(PreparedQueries::written).toList(), row -> {
                    long oid = row.getLong(2);
                    found.wider |= switch (row.getString(1)) {
                        case "relation" -> isOtherwise(oid, row.getString(4));
                        case "attribute" -> isOtherwise(oid, row.getInt(3), row.getString(4), row.getString(5));
                        case "child" -> isKnown(PG_CLASS, oid);
                        case "type" -> isKnown(PG_TYPE, oid);
                        case "routine" -> isKnown(PG_PROC, oid);
                        case "beyond" -> {
                            found.schemas = true;
                            yield oid != PG_NAMESPACE;
                        }
                        case "read" -> {
                            found.numbers
                                    .computeIfAbsent(row.getString(5), unseen -> new TreeSet<>())
                                    .add(oid);
                            yield false;
                        }
                        default -> throw new IllegalStateException(row.getString(1));
                    };
                });
        return found.wider ? Optional.empty() : Optional.of(new Reads(found.numbers, found.schemas));
    }

    private boolean isKnown(long classId, long oid) {
        return known.find(new Address(classId, oid, 0)).isPresent();
    }

    private boolean isOtherwise(long relation, String name) {
        return known.find(new Address(PG_CLASS, relation, 0))
                .filter(object -> !object.identity().equals(name))
                .isPresent();
    }

    /** One that is new is named by nothing that was there. Columns of views are not known one by one. */
    private boolean isOtherwise(long relation, int number, String name, String type) {
        CatalogObject owner = known.find(new Address(PG_CLASS, relation, 0)).orElse(null);
        if (owner == null || owner.kind() == CatalogKind.INDEX || owner.kind() == CatalogKind.SEQUENCE) {
            return false;
        }
        if (owner.kind() == CatalogKind.VIEW || owner.kind() == CatalogKind.MATERIALIZED_VIEW) {
            return true;
        }
        return known.column(owner, number)
                .filter(column -> !column.name().equals(name)
                        || !type.equals(column.property("type").orElse("")
                                + column.property("collation")
                                        .map(collation -> " collate " + collation)
                                        .orElse("")))
                .isPresent();
    }
}
