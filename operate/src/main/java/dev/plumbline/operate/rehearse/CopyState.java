package dev.plumbline.operate.rehearse;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.rows.RowFingerprints;
import dev.plumbline.operate.undo.keep.Repeatables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Structure and rows of a copy at one moment.
 *
 * @param repeatable keys of what repeatable files have created: an undo runs these again, as they read now
 */
record CopyState(Catalog catalog, RowFingerprints rows, Set<String> repeatable) {

    static CopyState of(Database database) {
        try (Connection connection = database.connect()) {
            return new CopyState(
                    Catalog.read(connection, CatalogScope.everything()),
                    RowFingerprints.read(database),
                    Repeatables.made(connection));
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
    }

    List<String> differences(CopyState expected) {
        return differences(expected, Set.of());
    }

    /** After an undo, which leaves any repeatable file alone that can still be run. */
    List<String> differencesAfterUndo(CopyState expected) {
        return differences(expected, repeatable);
    }

    private List<String> differences(CopyState expected, Set<String> leftOut) {
        var lines = new ArrayList<String>();
        for (CatalogDifference difference : CatalogDiff.between(
                        without(expected.catalog(), leftOut), without(catalog, leftOut))
                .differences()) {
            lines.add(difference.title());
        }
        lines.addAll(rows.differences(expected.rows()));
        return lines;
    }

    private static Catalog without(Catalog catalog, Set<String> keys) {
        return new Catalog(
                catalog.serverMajor(),
                catalog.objects().stream()
                        .filter(object -> !keys.contains(object.key()))
                        .toList());
    }
}
