package dev.plumbline.cli.option;

import dev.plumbline.schema.pack.Phase;
import java.util.Set;
import picocli.CommandLine.Option;

/** The phases a verb covers. Mixed into verbs that cover all of them by default. */
public final class PhaseOptions {
    private enum Choice {
        SCHEMA,
        OPTIMIZE,
        ALL
    }

    @Option(names = "--phase", paramLabel = "schema|optimize|all", defaultValue = "all", description = "Default: all.")
    private Choice choice = Choice.ALL;

    public Set<Phase> phases() {
        return switch (choice) {
            case SCHEMA -> Set.of(Phase.SCHEMA);
            case OPTIMIZE -> Set.of(Phase.OPTIMIZE);
            case ALL -> Set.of(Phase.values());
        };
    }
}
