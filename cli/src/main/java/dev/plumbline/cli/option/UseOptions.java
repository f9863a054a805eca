package dev.plumbline.cli.option;

import dev.plumbline.planner.ImpactOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who uses the database that is about to change. Mixed into {@code plan}. */
public final class UseOptions {
    @Option(
            names = "--statements",
            paramLabel = "PATH",
            description =
                    "Statements to plan before and after: a .sql file, a CSV of pg_stat_statements, a folder of .sql"
                            + " files (default: pg_stat_statements of the database).")
    private @Nullable Path statements;

    @Option(
            names = "--consumers",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Services that use the generated types: jars, folders of classes, Maven modules.")
    private List<Path> consumers = List.of();

    public ImpactOptions options() {
        return new ImpactOptions(Optional.ofNullable(statements), consumers);
    }
}
