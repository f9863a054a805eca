package dev.plumbline.cli.verb.setup;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.NamedDatabase;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.address.LibpqEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline shell}. */
@Command(
        name = "shell",
        description = "Opens psql on the database; arguments after -- go to psql.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline shell vehicles", "plumbline shell vehicles -- -c 'select count(*) from engines'"},
        sortOptions = false)
public final class ShellCommand implements Callable<Integer> {
    @Mixin
    private NamedDatabase target = new NamedDatabase();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "Given to psql, for instance: plumbline shell vehicles -- -c 'select 1'.")
    private List<String> arguments = List.of();

    @Option(
            names = "--psql",
            paramLabel = "PROGRAM",
            defaultValue = "psql",
            description = "The psql to start (default: from the path).")
    private String program = "psql";

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        List<String> given = target.behind(arguments);
        Database database = target.open(connection, output);
        var command = new ArrayList<>(List.of(program));
        command.addAll(given);
        var builder = new ProcessBuilder(command).inheritIO();
        LibpqEnvironment.into(builder.environment(), database);
        try {
            output.quiet();
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    program + " cannot be started: install the PostgreSQL client (for instance postgresql-client), or"
                            + " name it with --psql; the address is " + database.jdbcUrl(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, "interrupted while psql ran", e);
        }
    }
}
