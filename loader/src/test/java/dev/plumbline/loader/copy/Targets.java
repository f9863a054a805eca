package dev.plumbline.loader.copy;

import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.Target;
import dev.plumbline.loader.target.TargetColumn;
import java.util.List;
import java.util.Optional;

/** Tables that are nowhere, with nothing but columns. */
final class Targets {

    private Targets() {}

    static Target of(TargetColumn... columns) {
        return new Target(
                new Name(Optional.empty(), "t"),
                1,
                Target.Kind.TABLE,
                true,
                true,
                false,
                false,
                List.of(),
                Optional.empty(),
                List.of(columns),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
