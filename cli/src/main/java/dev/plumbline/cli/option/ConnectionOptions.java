package dev.plumbline.cli.option;

import dev.plumbline.cli.config.Defaults;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.server.EmbeddedServer;
import dev.plumbline.server.Servers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a verb works: a given server, or the user's own embedded one. Mixed into every verb that needs a database. */
public final class ConnectionOptions {

    /** The options, so that help lists them together. */
    public static final class ServerGroup {
        @Option(
                names = "--url",
                paramLabel = "URL",
                description =
                        "The server: postgresql://user@host:port/database, jdbc:postgresql://…, 'host=… dbname=…' or a"
                                + " name of plumbline.yaml. Default: PLUMBLINE_URL, the PG* variables, else the embedded"
                                + " server.")
        private @Nullable String url;

        @Option(
                names = {"-d", "--database"},
                paramLabel = "NAME",
                description = "The database (default: the one of the address, else the pack's name).")
        private @Nullable String database;

        @Option(
                names = {"-W", "--password"},
                description = "Ask for the password on the terminal.")
        private boolean askPassword;

        @Option(names = "--create-database", description = "Create the database on a given server if it is missing.")
        private boolean create;

        @Option(
                names = "--env-file",
                paramLabel = "FILE",
                description = "Read PG* variables and PLUMBLINE_URL from this file too, such as .env.")
        private @Nullable Path envFile;

        @Option(
                names = "--confirm",
                paramLabel = "NAME",
                description = "The name of the database, for commands that ask for it before they destroy anything.")
        private @Nullable String confirmed;
    }

    @ArgGroup(validate = false, heading = "%nServer:%n")
    private ServerGroup given = new ServerGroup();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private boolean embedded;
    private boolean confirming;
    private @Nullable OutputOptions told;
    private boolean created;

    /** Whether the database that was opened is on the user's own embedded server. */
    public boolean embedded() {
        return embedded;
    }

    /** When a missing database is created without a question. */
    private enum Creating {
        NEVER,
        EMBEDDED,
        ALWAYS
    }

    /** Whether a server was named, on the command line, in the environment or in a file. */
    public boolean isGiven() {
        return given.database != null || target().choice().isPresent();
    }

    private ChosenServer target() {
        return ChosenServer.of(given.url, given.envFile, Defaults.settingsOf(spec));
    }

    /**
     * Asks for the database's name before something is destroyed, where the settings demand it.
     *
     * @param what what is about to happen, such as {@code this drops every row of}
     */
    public void confirm(Database database, String what) {
        if (confirming) {
            quiet();
            Confirmation.require(database, given.confirmed, what);
        }
    }

    /** The same wherever the database is. */
    public void confirmAlways(Database database, String what) {
        quiet();
        Confirmation.require(database, given.confirmed, what);
    }

    private void quiet() {
        if (told != null) {
            told.quiet();
        }
    }

    /** Whether the command line itself names a server or a database. */
    public boolean isNamed() {
        return given.url != null || given.database != null;
    }

    /** The database of a pack; on the embedded server it is created when it is missing. */
    public Database of(Pack pack, OutputOptions output) {
        return open(Optional.of(pack.name()), output, Creating.EMBEDDED);
    }

    /** The same for a verb that only reads: a missing database stays missing. */
    public Database existing(Pack pack, OutputOptions output) {
        return open(Optional.of(pack.name()), output, Creating.NEVER);
    }

    /** The same for a verb that fills an empty database anyway: a missing one is created wherever it is. */
    public Database createdFor(Pack pack, OutputOptions output) {
        return open(Optional.of(pack.name()), output, Creating.ALWAYS);
    }

    /** The named database, for verbs that work without a pack. */
    public Database any(OutputOptions output) {
        return open(Optional.empty(), output, Creating.NEVER);
    }

    private Database open(Optional<String> otherwise, OutputOptions output, Creating creating) {
        told = output;
        ChosenServer target = target();
        target.refuse(spec.name());
        output.working("looking for the server");
        confirming = target.confirms();
        Servers.Choice choice = target.choice().orElseGet(Servers::ofUser);
        Optional<String> name =
                Optional.ofNullable(given.database).or(choice::database).or(() -> otherwise);
        if (name.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no database named: put it into --url, or give --database or a pack");
        }
        Database database = choice.server().database(name.get());
        output.working(spec.name() + " " + name.get());
        if (given.askPassword) {
            output.quiet();
            database = database.with("password", askPassword(database));
        }
        output.tell("server: " + choice.server().describe());
        database.passwordWarning().ifPresent(output::tell);
        embedded = choice.server() instanceof EmbeddedServer;
        if (given.create || creating == Creating.ALWAYS || (creating == Creating.EMBEDDED && embedded)) {
            created = Databases.createIfMissing(database);
            if (created) {
                output.tell("database " + database.name() + " created");
            }
        }
        return database;
    }

    /** Fills a database. If it was created for that, it is dropped again when the work fails before anything was written to it. */
    public <T> T filling(Database database, OutputOptions output, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            dropEmpty(database, output);
            throw e;
        }
    }

    /** Only reads a database: one that was created for that is dropped again. */
    public <T> T reading(Database database, OutputOptions output, Supplier<T> work) {
        T seen = filling(database, output, work);
        dropEmpty(database, output);
        return seen;
    }

    private void dropEmpty(Database database, OutputOptions output) {
        if (created && Databases.dropIfEmpty(database)) {
            output.tell("database " + database.name() + " dropped again: nothing came into it");
        }
    }

    private String askPassword(Database database) {
        var console = System.console();
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(), "--password needs a terminal to ask on: use PGPASSWORD or .pgpass");
        }
        return new String(console.readPassword("Password for %s: ", database));
    }
}
