package dev.plumbline.operate.backup.source;

import dev.plumbline.database.Host;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The container that a server of this machine runs in.
 *
 * @param port the server's own, inside the container
 */
public record ServerContainer(String id, int port) {
    /** {@code 5432/tcp -> 127.0.0.1:55432}, as docker prints it. */
    private static final Pattern PUBLISHED = Pattern.compile("(\\d+)/tcp -> (.+):(\\d+)");

    /**
     * Only on this machine, and only the one that owns this very port: a published port of the same number elsewhere, or at another
     * address, belongs to somebody else, who would learn the password.
     */
    public static Optional<ServerContainer> of(Host host) {
        if (!host.isLoopback() || !engineIsHere()) {
            return Optional.empty();
        }
        return Program.output(List.of(
                        "docker", "ps", "--no-trunc", "--filter", "publish=" + host.port(), "--format", "{{.ID}}"))
                .stream()
                .flatMap(String::lines)
                .flatMap(id ->
                        Program.output(List.of("docker", "port", id))
                                .flatMap(said -> publishing(id, said, host))
                                .stream())
                .findFirst();
    }

    /** The docker command may be configured for the engine of another machine. */
    private static boolean engineIsHere() {
        return Program.output(List.of("docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}"))
                .map(String::strip)
                .filter(address -> address.startsWith("unix://") || address.startsWith("npipe://"))
                .isPresent();
    }

    /** @param said the output of {@code docker port} for the container */
    public static Optional<ServerContainer> publishing(String id, String said, Host host) {
        return said.lines()
                .map(PUBLISHED::matcher)
                .filter(Matcher::matches)
                .filter(line -> Integer.parseInt(line.group(3)) == host.port() && reaches(line.group(2), host.host()))
                .map(line -> new ServerContainer(id, Integer.parseInt(line.group(1))))
                .findFirst();
    }

    private static boolean reaches(String bound, String loopback) {
        String address = bound.startsWith("[") ? bound.substring(1, bound.length() - 1) : bound;
        try {
            for (InetAddress one : InetAddress.getAllByName(loopback)) {
                boolean sameFamily = (one.getAddress().length == 16) == address.contains(":");
                if (sameFamily
                        && (List.of("0.0.0.0", "::").contains(address) || one.equals(InetAddress.getByName(address)))) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
