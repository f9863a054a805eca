package dev.plumbline.operate.backup.source;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.address.LibpqEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks pg_dump for the structure of a database with objects that our own queries do not cover. */
public final class PgDump {
    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.\\d+|beta|rc|devel)");

    private final Place place;

    private PgDump(Place place) {
        this.place = place;
    }

    /**
     * A pg_dump to try.
     *
     * @param name for people
     * @param command what starts it
     * @param database the address by which this pg_dump reaches it
     */
    private record Place(String name, List<String> command, Database database) {
        /** The major version; empty when it does not start. */
        OptionalInt version() {
            var line = new ArrayList<>(command);
            line.add("--version");
            Optional<String> said = Program.output(line);
            Matcher version = VERSION.matcher(said.orElse(""));
            return version.find() ? OptionalInt.of(Integer.parseInt(version.group(1))) : OptionalInt.empty();
        }
    }

    /**
     * The given one, else the first that is new enough for the server: on the path, in the usual Debian folders, in the container that
     * runs the server.
     */
    public static PgDump find(Optional<Path> given, Database database, int serverMajor, List<String> because) {
        var seen = new ArrayList<String>();
        List<Place> places = given.map(program -> List.of(place(program, database)))
                .orElseGet(() -> Stream.concat(
                                programs().map(program -> place(program, database)), inContainer(database).stream())
                        .toList());
        for (Place place : places) {
            OptionalInt version = place.version();
            if (version.isPresent() && version.getAsInt() >= serverMajor) {
                return new PgDump(place);
            }
            seen.add(
                    place.name() + (version.isEmpty() ? " (does not start)" : " (version " + version.getAsInt() + ")"));
        }
        throw new BackupException(
                Kind.UNAVAILABLE,
                "pg_dump " + serverMajor + " or newer is needed, because of "
                        + because.stream().limit(5).collect(Collectors.joining(", "))
                        + (because.size() > 5 ? " and " + (because.size() - 5) + " more" : "")
                        + "; found "
                        + (seen.isEmpty()
                                ? "none on the path and no container of this server"
                                : String.join(", ", seen))
                        + " (install postgresql-client-" + serverMajor
                        + ", or put one on the path; backup takes it by --pg-dump)");
    }

    private static Place place(Path program, Database database) {
        return new Place(program.toString(), List.of(program.toString()), database);
    }

    private static Stream<Path> programs() {
        String file = File.separatorChar == '\\' ? "pg_dump.exe" : "pg_dump";
        var found = new ArrayList<Path>();
        for (String folder :
                Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator)) {
            found.add(Path.of(folder.isEmpty() ? "." : folder, file));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted()
                        .forEach(version -> found.add(version.resolve("bin").resolve(file)));
            } catch (IOException e) {
                throw BackupException.unavailable(debian + ": cannot be listed", e);
            }
        }
        return found.stream().filter(Files::isExecutable).distinct();
    }

    /** That it is this very server is proven later, by the snapshot. */
    private static Optional<Place> inContainer(Database database) {
        if (database.hosts().contains(",")) {
            return Optional.empty();
        }
        return ServerContainer.of(database.firstHost()).map(container -> {
            Database inside = inside(database, container.port());
            var command = new ArrayList<>(List.of("docker", "exec"));
            LibpqEnvironment.of(inside).keySet().forEach(variable -> command.addAll(List.of("-e", variable)));
            command.addAll(List.of(container.id(), "pg_dump"));
            return new Place("pg_dump of container " + container.id().substring(0, 12), command, inside);
        });
    }

    /** Files with certificates and passwords are outside the container; where TLS was requested, the connection within it uses TLS too. */
    private static Database inside(Database database, int port) {
        String mode = database.properties().getOrDefault("sslmode", "prefer");
        Database inside = Database.of(
                        "127.0.0.1",
                        port,
                        database.name(),
                        database.user(),
                        database.password().orElse(null))
                .with("sslmode", mode.startsWith("verify") ? "require" : mode);
        String options = database.properties().getOrDefault("options", "");
        return options.isEmpty() ? inside : inside.with("options", options);
    }

    public String name() {
        return place.name();
    }

    /** One section ({@code pre-data} or {@code post-data}) as SQL, as of an exported snapshot. */
    public String section(Database database, String section, String snapshot, Scope scope) {
        var command = new ArrayList<>(place.command());
        command.addAll(List.of(
                "--section=" + section,
                "--snapshot=" + snapshot,
                "-B",
                "--no-privileges",
                "--no-password",
                "--encoding=UTF8"));
        scope.schemas().forEach(schema -> command.add("--schema=" + Identifier.quote(schema)));
        return withoutCommands(
                Program.run(place.name(), command, place.database().withName(database.name())));
    }

    /**
     * Newer versions wrap the script in the commands restrict and unrestrict, which only psql knows, and begin it with a setting that
     * older servers do not know.
     */
    private static String withoutCommands(String script) {
        int head = Math.max(0, script.indexOf("\n-- Name: "));
        String cleaned =
                script.substring(0, head).replaceAll("(?m)^(\\\\restrict .*|SET transaction_timeout = 0;)$", "");
        return cleaned + script.substring(head).replaceFirst("(?m)^\\\\unrestrict \\w+\\s*\\z", "");
    }
}
