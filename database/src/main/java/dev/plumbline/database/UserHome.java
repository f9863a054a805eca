package dev.plumbline.database;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a user's own files are, found as psql finds them: {@code HOME} comes before what the system or Java has for the user's home; on
 * Windows PostgreSQL's files are in {@code %APPDATA%\postgresql}.
 */
public record UserHome(Path folder, Path postgresql, boolean windows) {

    public static UserHome of(Map<String, String> environment) {
        return of(
                environment,
                System.getProperty("user.home", "/nonexistent"),
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"));
    }

    static UserHome of(Map<String, String> environment, String otherwise, boolean windows) {
        String home = environment.getOrDefault("HOME", "");
        Path folder = Path.of(windows || home.isEmpty() ? otherwise : home);
        String roaming = environment.getOrDefault("APPDATA", "");
        Path postgresql = windows
                ? (roaming.isEmpty() ? folder.resolve("AppData").resolve("Roaming") : Path.of(roaming))
                        .resolve("postgresql")
                : folder.resolve(".postgresql");
        return new UserHome(folder, postgresql, windows);
    }

    public Path passwordFile() {
        return windows ? postgresql.resolve("pgpass.conf") : folder.resolve(".pgpass");
    }

    public Path serviceFile() {
        return (windows ? postgresql : folder).resolve(".pg_service.conf");
    }

    /** {@code root.crt}, {@code postgresql.crt}, {@code postgresql.key}. */
    public Path certificate(String name) {
        return postgresql.resolve(name);
    }
}
