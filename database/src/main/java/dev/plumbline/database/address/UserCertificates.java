package dev.plumbline.database.address;

import dev.plumbline.database.UserHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The certificates in the user's own folder, used where none is named, as libpq does. */
final class UserCertificates {

    private UserCertificates() {}

    static void addTo(Map<String, String> parts, UserHome home) {
        String mode = parts.getOrDefault("sslmode", "prefer");
        if (mode.equals("disable")) {
            return;
        }
        if (!parts.containsKey("sslfactory")) {
            take(parts, "sslrootcert", home.certificate("root.crt"));
            // With root certificates at hand, libpq checks what it was only asked to encrypt.
            if (mode.equals("require") && parts.containsKey("sslrootcert")) {
                parts.put("sslmode", "verify-ca");
            }
        }
        if (!parts.containsKey("sslcert")) {
            take(parts, "sslcert", home.certificate("postgresql.crt"));
        }
        if (parts.containsKey("sslcert") && !parts.containsKey("sslkey")) {
            take(parts, "sslkey", home.certificate("postgresql.key"));
            take(parts, "sslkey", home.certificate("postgresql.pk8"));
        }
    }

    private static void take(Map<String, String> parts, String setting, Path file) {
        if (Files.isReadable(file)) {
            parts.putIfAbsent(setting, file.toString());
        }
    }
}
