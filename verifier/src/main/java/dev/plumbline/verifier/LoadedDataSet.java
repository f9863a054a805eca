package dev.plumbline.verifier;

import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Pack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which data set a database contains, and how that is known. */
record LoadedDataSet(boolean fullSet, String note) {

    private static final String FULL = "full";

    /** @param why the server's message */
    static LoadedDataSet unknown(String why) {
        return new LoadedDataSet(
                false,
                "data set: unknown, its rows were not counted (" + why
                        + "); promises about the full set are left out, unless --dataset full says otherwise");
    }

    static LoadedDataSet of(Connection connection, Pack pack, VerifyOptions.DataSet said) throws SQLException {
        if (said != VerifyOptions.DataSet.AUTO) {
            return new LoadedDataSet(
                    said == VerifyOptions.DataSet.FULL,
                    "data set: " + said.name().toLowerCase(Locale.ROOT) + ", as said");
        }
        Optional<DataSetPromise> full =
                pack.data().stream().filter(data -> data.name().equals(FULL)).findFirst();
        if (full.isEmpty() || full.get().rows().isEmpty()) {
            return new LoadedDataSet(false, "data set: the pack promises none of a full size");
        }
        long promised = 0;
        long found = 0;
        for (Map.Entry<String, Long> table : full.get().rows().entrySet()) {
            promised += table.getValue();
            found += rows(connection, table.getKey());
        }
        boolean isFull = found * 2 >= promised;
        return new LoadedDataSet(
                isFull,
                String.format(
                        Locale.ROOT,
                        "data set: %s, because its tables hold %,d rows of the %,d that the full set promises%s",
                        isFull ? "full" : "a sample",
                        found,
                        promised,
                        isFull
                                ? ""
                                : "; promises about the full set are left out, unless --dataset full says otherwise"));
    }

    /** None for a table that does not exist or may not be read: other checks report that. */
    private static long rows(Connection connection, String table) throws SQLException {
        Optional<NamedRelation> found = NamedRelation.find(connection, table);
        if (found.isEmpty() || !readable(connection, found.get())) {
            return 0;
        }
        return TableOwner.reading(connection, found.get().oid())
                .ask(connection, "select count(*) from " + found.get().sql(), row -> row.next() ? row.getLong(1) : 0L);
    }

    private static boolean readable(Connection connection, NamedRelation relation) throws SQLException {
        try (PreparedStatement may = connection.prepareStatement("select has_table_privilege(?::oid, 'select')")) {
            may.setLong(1, relation.oid());
            try (ResultSet row = may.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
