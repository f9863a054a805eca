package dev.plumbline.server;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.ServerException;
import dev.plumbline.database.address.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the server: a given address, else a container or the embedded server. */
public final class Servers {

    /** A server and the database its address names, if it names one. */
    public record Choice(Server server, Optional<String> database) {}

    private Servers() {}

    /** For the command line: the given address, {@code PLUMBLINE_URL}, the PG* variables, else the user's own server. */
    public static Choice forUser(@Nullable String url) {
        return forUser(url, System.getenv());
    }

    static Choice forUser(@Nullable String url, Map<String, String> environment) {
        return given(url, environment).orElseGet(Servers::ofUser);
    }

    /** The user's own embedded server, started when it is not running. */
    public static Choice ofUser() {
        return new Choice(EmbeddedServer.ofUser(Folders.ofUser()), Optional.empty());
    }

    /** @param source who names it, for the line that says which server is used */
    public static Choice at(String url, String source, Map<String, String> environment) {
        return choice(Address.parse(url, environment), source);
    }

    /** The server that an address or the environment names; empty when neither does. */
    public static Optional<Choice> given(@Nullable String url, Map<String, String> environment) {
        String variable = environment.get("PLUMBLINE_URL");
        if (url != null) {
            return Optional.of(choice(Address.parse(url, environment), "--url"));
        }
        if (variable != null && !variable.isBlank()) {
            return Optional.of(choice(Address.parse(variable, environment), "PLUMBLINE_URL"));
        }
        return Address.fromEnvironment(environment).map(address -> choice(address, "PG* variables"));
    }

    private static Choice choice(Address address, String source) {
        Database database = address.database();
        return new Choice(
                new GivenServer(database, source),
                address.namesDatabase() ? Optional.of(database.name()) : Optional.empty());
    }

    /**
     * A new throw-away server for a build: {@code plumbline.server} (property) or {@code PLUMBLINE_SERVER} (environment)
     * says {@code auto}, {@code container} or {@code embedded}; {@code plumbline.image} or {@code PLUMBLINE_IMAGE} names
     * the container's image, and {@link #throwAwayInMemory} where the data are.
     */
    static Server startThrowAway() {
        String image = throwAwayImage();
        return switch (throwAwayKind()) {
            case "embedded" -> EmbeddedServer.throwAway(Folders.ofUser(), "asked for");
            case "container" -> {
                obstacle(image).ifPresent(obstacle -> {
                    throw new ServerException("a container was asked for, but " + obstacle
                            + ": put that right, or set plumbline.server to auto or embedded");
                });
                yield container(image);
            }
            default -> containerOrEmbedded(image);
        };
    }

    static String throwAwayKind() {
        String wanted = setting("plumbline.server", "PLUMBLINE_SERVER", "auto");
        if (!List.of("auto", "container", "embedded").contains(wanted)) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    "plumbline.server is '" + wanted + "': expected auto, container or embedded");
        }
        return wanted;
    }

    static String throwAwayImage() {
        return setting("plumbline.image", "PLUMBLINE_IMAGE", ContainerServer.DEFAULT_IMAGE);
    }

    /** Whether {@code plumbline.server.memory} or {@code PLUMBLINE_SERVER_MEMORY} wants the data in memory, where there is room. */
    static boolean throwAwayInMemory() {
        String wanted = setting("plumbline.server.memory", "PLUMBLINE_SERVER_MEMORY", "false");
        if (!List.of("true", "false").contains(wanted)) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    "plumbline.server.memory is '" + wanted + "': expected true or false");
        }
        return Boolean.parseBoolean(wanted);
    }

    private static Server containerOrEmbedded(String image) {
        Optional<String> obstacle = obstacle(image);
        if (obstacle.isPresent()) {
            return EmbeddedServer.throwAway(Folders.ofUser(), obstacle.get());
        }
        try {
            return container(image);
        } catch (ServerException e) {
            return EmbeddedServer.throwAway(Folders.ofUser(), Objects.requireNonNull(e.getMessage()));
        }
    }

    /** A library brings containers only on request. */
    static Optional<String> obstacle(String image) {
        String needed = "org/testcontainers/postgresql/PostgreSQLContainer.class";
        return Servers.class.getClassLoader().getResource(needed) == null
                ? Optional.of("org.testcontainers:testcontainers-postgresql is not on the class path")
                : ContainerServer.obstacle(image);
    }

    /** A build tool may contain an older core of Testcontainers, which lacks classes that the newer part needs. */
    static Server container(String image) {
        try {
            return ContainerServer.start(image);
        } catch (LinkageError e) {
            throw new ServerException(
                    "the Testcontainers on the class path do not fit together (" + e.getMessage()
                            + "): add org.testcontainers:testcontainers in the version of testcontainers-postgresql",
                    e);
        }
    }

    private static String setting(String property, String variable, String otherwise) {
        String value = System.getProperty(property);
        if (value == null || value.isBlank() || value.startsWith("${")) {
            value = System.getenv(variable);
        }
        return value == null || value.isBlank() ? otherwise : value;
    }
}
