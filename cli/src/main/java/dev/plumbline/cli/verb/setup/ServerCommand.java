package dev.plumbline.cli.verb.setup;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.server.EmbeddedServer;
import dev.plumbline.server.Folders;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.Fetched;
import dev.plumbline.server.program.Installation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code plumbline server}. */
@Command(
        name = "server",
        description =
                "Manages your embedded server: durable, started on demand by the other verbs; fetches programs of other versions.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline server status", "plumbline server install 18"},
        sortOptions = false)
public final class ServerCommand implements Callable<Integer> {

    /** What can be asked of it. */
    enum Action {
        START,
        STOP,
        STATUS,
        INSTALL;

        static Action of(String word) {
            return Stream.of(values())
                    .filter(action -> action.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + word + "', expected start, stop, status or install"));
        }
    }

    /** Because picocli would list the names as Java writes them. */
    static final class Actions implements ITypeConverter<Action> {
        @Override
        public Action convert(String word) {
            return Action.of(word);
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "start|stop|status|install",
            converter = Actions.class,
            description = "What to do.")
    private Action action = Action.STATUS;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "N",
            description = "With install: the major version whose programs to fetch, for throw-away servers.")
    private @Nullable Integer major;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Folders folders = Folders.ofUser();
        if (action == Action.INSTALL) {
            return install(folders);
        }
        if (major != null) {
            throw usage("a version goes with install only: plumbline server install " + major);
        }
        boolean wasRunning = EmbeddedServer.status(folders).running();
        switch (action) {
            case START -> {
                EmbeddedServer server = EmbeddedServer.ofUser(folders);
                output.tell(wasRunning ? "was running already" : "started");
                server.close();
            }
            case STOP -> output.tell(EmbeddedServer.stop(folders) ? "stopped" : "was not running");
            case STATUS, INSTALL -> {}
        }
        print(EmbeddedServer.status(folders));
        return 0;
    }

    private int install(Folders folders) {
        if (major == null) {
            throw usage("which version? For instance: plumbline server install " + Binaries.majorOfThisBuild());
        }
        Installation installed = Fetched.install(major, folders.cache(), System.getenv(), output::tell);
        String version = installed.binaries().version();
        String folder = installed.binaries().folder().toString();
        if (output.json()) {
            output.printJson(Map.of("version", version, "folder", folder));
        } else {
            output.out().println("PostgreSQL " + version + " is ready for throw-away servers, in " + folder);
        }
        return 0;
    }

    private static PlumblineException usage(String message) {
        return new PlumblineException(PlumblineException.Kind.USAGE, message);
    }

    private void print(EmbeddedServer.Status status) {
        if (output.json()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("running", status.running());
            json.put("version", status.version());
            json.put("folder", status.folder().toString());
            if (status.running()) {
                json.put("port", status.port());
                json.put("pid", status.pid());
            }
            output.printJson(json);
        } else if (status.running()) {
            Database any = Database.of("127.0.0.1", status.port(), "postgres", "postgres", null);
            output.out()
                    .println("PostgreSQL " + status.version() + " runs as process " + status.pid() + " on port "
                            + status.port() + ", data in " + status.folder());
            output.out()
                    .println("connect: PGPASSFILE='" + status.folder().resolve("pgpass") + "' psql -h " + any.host()
                            + " -p " + any.port() + " -U postgres DATABASE");
        } else {
            output.out().println("PostgreSQL " + status.version() + " is not running, data in " + status.folder());
        }
    }
}
