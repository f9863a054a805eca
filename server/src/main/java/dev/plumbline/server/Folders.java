package dev.plumbline.server;

import dev.plumbline.database.ServerException;
import dev.plumbline.database.UserHome;
import dev.plumbline.server.program.RunAs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where Plumbline keeps what may be deleted (cache) and what must not be (home). */
public record Folders(Path cache, Path home) {

    /** Folders of this user: {@code PLUMBLINE_CACHE}, {@code PLUMBLINE_HOME}, else the XDG folders. */
    public static Folders ofUser() {
        return of(System.getenv(), UserHome.of(System.getenv()).folder(), RunAs.ofThisProcess());
    }

    static Folders of(Map<String, String> environment, Path userHome, RunAs runAs) {
        Path fallback = runAs.user().isPresent()
                ? Path.of("/var/lib/plumbline")
                : Path.of(System.getProperty("java.io.tmpdir"), "plumbline-" + System.getProperty("user.name"));
        boolean usable = runAs.user().isEmpty() && Files.isDirectory(userHome) && Files.isWritable(userHome);
        Folders folders = new Folders(
                folder(
                        environment.get("PLUMBLINE_CACHE"),
                        environment.get("XDG_CACHE_HOME"),
                        usable ? userHome.resolve(".cache/plumbline") : fallback.resolve("cache")),
                folder(
                        environment.get("PLUMBLINE_HOME"),
                        environment.get("XDG_DATA_HOME"),
                        usable ? userHome.resolve(".local/share/plumbline") : fallback.resolve("home")));
        boolean needed = folders.cache().startsWith(fallback) || folders.home().startsWith(fallback);
        if (needed && RunAs.isForeign(fallback) && !RunAs.isRoot()) {
            throw new ServerException(
                    "folder " + fallback + " belongs to another user, so nothing in it can be trusted:"
                            + " name others with PLUMBLINE_HOME and PLUMBLINE_CACHE");
        }
        return folders;
    }

    private static Path folder(@Nullable String own, @Nullable String xdg, Path other) {
        if (own != null && !own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        if (xdg != null && !xdg.isBlank()) {
            return Path.of(Objects.requireNonNull(xdg)).resolve("plumbline").toAbsolutePath();
        }
        return other.toAbsolutePath();
    }
}
