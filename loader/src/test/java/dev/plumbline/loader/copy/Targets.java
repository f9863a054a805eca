package dev.plumbline.loader.copy;

import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetTable;
import java.util.List;
import java.util.Optional;

/** Tables that are nowhere, with nothing but columns. */
public final class Targets {

    private Targets() {}

    public static TargetTable of(TargetColumn... columns) {
        return new TargetTable(
                new Name(Optional.empty(), "t"),
                1,
                TargetTable.Kind.TABLE,
                true,
                true,
                false,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(columns),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ActingRole.SESSION);
    }
}
