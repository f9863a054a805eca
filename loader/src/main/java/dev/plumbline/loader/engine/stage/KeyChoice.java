package dev.plumbline.loader.engine.stage;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.UniqueKey;
import java.util.List;

/** Chooses the columns that identify a row. */
public final class KeyChoice {

    private KeyChoice() {}

    public static List<String> of(TargetTable target, List<String> asked) {
        if (asked.isEmpty()) {
            return target.primaryKey()
                    .map(UniqueKey::columns)
                    .orElseThrow(
                            () -> LoadException.usage(target.name() + " has no primary key: name with --key column,…"
                                    + " which columns tell its rows apart" + others(target)));
        }
        for (String column : asked) {
            if (target.column(column).isEmpty()) {
                throw LoadException.usage("key column " + column + " is not a column of " + target.name()
                        + ", which has " + String.join(", ", target.columnNames()));
            }
        }
        return target.keyOver(asked)
                .map(UniqueKey::columns)
                .orElseThrow(() -> LoadException.usage("nothing keeps (" + String.join(", ", asked) + ") unique in "
                        + target.name()
                        + ", so it cannot be the key: expected the columns of a primary key or a unique index"
                        + others(target)));
    }

    private static String others(TargetTable target) {
        if (target.keys().isEmpty()) {
            return " (it has no unique index)";
        }
        return " ("
                + String.join(
                        "; ",
                        target.keys().stream()
                                .map(k -> k.name() + ": " + String.join(", ", k.columns()))
                                .toList())
                + ")";
    }
}
