package dev.plumbline.database.address;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.database.UserHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A service of {@code pg_service.conf}: of the file that PGSERVICEFILE names or else {@code ~/.pg_service.conf}, then of the
 * one in the folder that PGSYSCONFDIR names, as libpq has it.
 */
final class ServiceFile {

    private ServiceFile() {}

    static Map<String, String> read(String service, Map<String, String> environment) {
        List<Path> files = files(environment);
        for (Path file : files) {
            Optional<Map<String, String>> found = find(file, service);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new PlumblineException(
                PlumblineException.Kind.USAGE,
                "service '" + service + "' is defined nowhere (looked in "
                        + (files.isEmpty()
                                ? "~/.pg_service.conf, which does not exist"
                                : files.stream().map(Path::toString).collect(Collectors.joining(", ")))
                        + ")");
    }

    private static List<Path> files(Map<String, String> environment) {
        var files = new ArrayList<Path>();
        String named = environment.getOrDefault("PGSERVICEFILE", "");
        Path own = UserHome.of(environment).serviceFile();
        if (!named.isEmpty()) {
            files.add(Path.of(named));
        } else if (Files.exists(own)) {
            files.add(own);
        }
        Path system = Path.of(environment.getOrDefault("PGSYSCONFDIR", "/etc/postgresql-common"), "pg_service.conf");
        if (Files.exists(system)) {
            files.add(system);
        }
        return files;
    }

    private static Optional<Map<String, String>> find(Path file, String service) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "cannot read service file " + file + ": " + Reason.of(e), e);
        }
        int at = lines.stream().map(String::strip).toList().indexOf("[" + service + "]");
        if (at < 0) {
            return Optional.empty();
        }
        var parts = new TreeMap<String, String>();
        for (at++; at < lines.size() && !lines.get(at).strip().startsWith("["); at++) {
            String line = lines.get(at).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                if (equals < 1 || line.startsWith("service=")) {
                    throw new PlumblineException(
                            PlumblineException.Kind.USAGE,
                            file + ":" + (at + 1) + ": expected a setting of the form name=value"
                                    + (equals < 1 ? "" : "; a service cannot name another"));
                }
                parts.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return Optional.of(parts);
    }
}
