package dev.plumbline.server;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.ServerException;
import dev.plumbline.server.program.Binaries;
import dev.plumbline.server.program.Installation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A throw-away server of a given major version: a container, programs on this machine, or those included in this build; the nearest
 * version when that one is not available. Stopped when the caller closes it, or with the process.
 */
public final class MajorServer implements AutoCloseable {
    private final Server server;
    private final int wanted;
    private final int major;
    private final String origin;
    private final Thread atExit;

    private MajorServer(Server server, int wanted, int major, String origin) {
        this.server = server;
        this.wanted = wanted;
        this.major = major;
        this.origin = origin;
        this.atExit = new Thread(server::close, "plumbline-stop-server-" + major);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    public static MajorServer start(int major) {
        return start(major, Folders.ofUser(), System.getenv());
    }

    /** The same settings as for any throw-away server decide whether containers are used, or not even looked for. */
    static MajorServer start(int major, Folders folders, Map<String, String> environment) {
        String kind = Servers.throwAwayKind();
        if (!kind.equals("embedded")) {
            Optional<MajorServer> container = inContainer(major, kind.equals("container"));
            if (container.isPresent()) {
                return container.get();
            }
        }
        Installation chosen = nearest(major, installations(folders, environment));
        String origin = chosen.binaries().version() + " from " + chosen.origin();
        Server server = EmbeddedServer.throwAway(chosen::binaries, origin);
        return new MajorServer(server, major, chosen.binaries().major(), origin);
    }

    /**
     * The given image, with its number replaced; where a container is required, the image itself is the nearest.
     *
     * @param needed whether a container is required
     */
    private static Optional<MajorServer> inContainer(int major, boolean needed) {
        String given = Servers.throwAwayImage();
        String image = given.replaceFirst("(?<=:(pg)?)\\d+", Integer.toString(major));
        Optional<String> obstacle = Servers.obstacle(image);
        if (obstacle.isPresent() && needed && !image.equals(given)) {
            image = given;
            obstacle = Servers.obstacle(image);
        }
        try {
            if (obstacle.isEmpty()) {
                return ofImage(image, major, needed);
            }
        } catch (ServerException e) {
            obstacle = Optional.of(Objects.requireNonNull(e.getMessage()));
        }
        if (needed) {
            throw new ServerException("a container was asked for, but " + obstacle.get()
                    + ": put that right, or set plumbline.server to auto or embedded");
        }
        return Optional.empty();
    }

    /** A tag is no proof of a version; a version other than the given one is used only where there is no choice left. */
    private static Optional<MajorServer> ofImage(String image, int wanted, boolean needed) {
        Server server = Servers.container(image);
        try (Connection connection = server.database("postgres").connect()) {
            int found = connection.getMetaData().getDatabaseMajorVersion();
            if (found == wanted || needed) {
                return Optional.of(new MajorServer(server, wanted, found, found + " in a container of " + image));
            }
        } catch (SQLException e) {
            server.close();
            throw new ServerException("container of " + image + ": " + e.getMessage(), e);
        }
        server.close();
        return Optional.empty();
    }

    private static List<Installation> installations(Folders folders, Map<String, String> environment) {
        var found = new ArrayList<Installation>();
        try {
            found.add(new Installation(Binaries.unpacked(folders.cache()), "this build"));
        } catch (ServerException notOnTheClassPath) {
            // An installed version may do.
        }
        found.addAll(Installation.found(folders.cache(), environment));
        return found;
    }

    /** Of two equally near versions the newer, and of one version the first found. */
    static Installation nearest(int wanted, List<Installation> installations) {
        return installations.stream()
                .min(Comparator.<Installation>comparingInt(
                                one -> Math.abs(one.binaries().major() - wanted))
                        .thenComparing(one -> -one.binaries().major()))
                .orElseThrow(() -> new PlumblineException(
                        PlumblineException.Kind.UNAVAILABLE,
                        "no PostgreSQL for a throw-away server: no container, no programs on the path or in the usual"
                                + " places (get them with: plumbline server install " + wanted + ")"));
    }

    /** The version it has, which may differ from the given one. */
    public int major() {
        return major;
    }

    public boolean isExact() {
        return major == wanted;
    }

    /** What it is, and how to get the given version if it differs, in one line. */
    public String describe() {
        return "PostgreSQL " + origin
                + (isExact()
                        ? ""
                        : ", the nearest to " + wanted + " here (plumbline server install " + wanted
                                + " gets that one)");
    }

    /** The address of a database of this server; it need not exist yet. */
    public Database database(String name) {
        return server.database(name);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            return;
        }
        server.close();
    }
}
