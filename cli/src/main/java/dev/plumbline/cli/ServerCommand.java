package dev.plumbline.cli;

import dev.plumbline.schema.server.Database;
import dev.plumbline.schema.server.EmbeddedServer;
import dev.plumbline.schema.server.Folders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline server}. */
@Command(
        name = "server",
        description = "The embedded server of this user: durable, started on demand by the other verbs.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ServerCommand implements Callable<Integer> {

    /** What can be asked of it. */
    enum Action {
        START,
        STOP,
        STATUS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "start|stop|status", description = "What to do.")
    private Action action = Action.STATUS;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Folders folders = Folders.ofUser();
        boolean wasRunning = EmbeddedServer.status(folders).running();
        switch (action) {
            case START -> {
                EmbeddedServer server = EmbeddedServer.ofUser(folders);
                output.tell(wasRunning ? "was running already" : "started");
                server.close();
            }
            case STOP -> output.tell(EmbeddedServer.stop(folders) ? "stopped" : "was not running");
            case STATUS -> {}
        }
        print(EmbeddedServer.status(folders));
        return 0;
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
