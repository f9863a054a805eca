package dev.plumbline.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The passwords of {@code ~/.pgpass}, or of the file that is named instead, read by libpq's rules: the first matching line counts, and a
 * file that others may read is not used. The driver's own lookup knows neither HOME nor that rule.
 */
record PasswordFile(Path path) {

    /** Permissions that others than the owner may have; libpq allows none. */
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    static PasswordFile of(Database database, Map<String, String> environment) {
        String named =
                database.properties().getOrDefault(Database.PASSWORD_FILE, environment.getOrDefault("PGPASSFILE", ""));
        return new PasswordFile(named.isEmpty() ? UserHome.of(environment).passwordFile() : Path.of(named));
    }

    /** Why the file is not used although it exists; empty when it is used, or does not exist. */
    Optional<String> obstacle() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            return Optional.of("password file " + path + " is not used: it is not a plain file");
        }
        try {
            boolean open = Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
            return open
                    ? Optional.of("password file " + path
                            + " is not used: users other than its owner may read it (chmod 600 " + path + ")")
                    : Optional.empty();
        } catch (UnsupportedOperationException e) {
            return Optional.empty(); // Windows, where libpq does not check either
        } catch (IOException e) {
            return Optional.of("password file " + path + " is not used: " + Reason.of(e));
        }
    }

    /** The password for the first host that has one. */
    Optional<String> password(Database database) {
        if (!Files.exists(path) || obstacle().isPresent()) {
            return Optional.empty();
        }
        List<String> lines;
        try {
            lines = new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return Optional.empty();
        }
        String name = database.name().isEmpty() ? database.user() : database.name();
        for (Host host : database.hostList()) {
            List<String> wanted = List.of(host.named(), Integer.toString(host.port()), name, database.user());
            for (String line : lines) {
                List<String> fields = fields(line);
                if (!line.startsWith("#") && fields.size() == 5 && fits(fields, wanted)) {
                    return Optional.of(plain(fields.get(4)));
                }
            }
        }
        return Optional.empty();
    }

    /** Four fields that end at a colon, escapes still in them, and the rest of the line. */
    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < line.length() && fields.size() < 4; i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == ':') {
                fields.add(line.substring(from, i));
                from = i + 1;
            }
        }
        fields.add(line.substring(from));
        return fields;
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !plain(fields.get(i)).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String field) {
        return field.replaceAll("(?s)\\\\(.)", "$1");
    }
}
