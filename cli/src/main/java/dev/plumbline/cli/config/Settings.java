package dev.plumbline.cli.config;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.UserHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is set outside the command line: environment variables override the project's {@code plumbline.yaml}, which overrides
 * the user's {@code config.yaml}. Files are read when something in them is needed.
 */
public final class Settings {
    private static final String PROJECT = "plumbline.yaml";

    private final Map<String, String> environment;
    private final Path folder;
    private @Nullable List<ConfigFile> files;

    public Settings(Map<String, String> environment, Path folder) {
        this.environment = Map.copyOf(environment);
        this.folder = folder;
    }

    public static Settings ofProcess() {
        return new Settings(System.getenv(), Path.of("").toAbsolutePath());
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** The value of a variable or a file; empty when the default applies. */
    public Optional<Value> get(Setting setting) {
        String variable = environment.getOrDefault(setting.variable(), "");
        if (!variable.isBlank()) {
            return Optional.of(new Value(variable, setting.variable()));
        }
        return files().stream()
                .filter(file -> file.values().containsKey(setting))
                .findFirst()
                .map(file -> file.values().get(setting));
    }

    /** By name, those of the project first; a name in both is the project's. */
    public Map<String, NamedServer> servers() {
        var all = new LinkedHashMap<String, NamedServer>();
        files().forEach(file -> file.servers().forEach(all::putIfAbsent));
        return all;
    }

    /** A project cannot relax a rule of the user's own file: both apply. */
    public List<Environment> environments(String name) {
        return files().stream()
                .flatMap(file -> Optional.ofNullable(file.environments().get(name)).stream())
                .toList();
    }

    public Set<String> environmentNames() {
        var names = new TreeSet<String>();
        files().forEach(file -> names.addAll(file.environments().keySet()));
        return names;
    }

    /** The files that were found, in order of precedence. */
    public List<Path> paths() {
        return files().stream().map(ConfigFile::file).toList();
    }

    /** Where the user's own file is expected. */
    public Path userFile() {
        String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path home = xdg.isBlank() ? UserHome.of(environment).folder().resolve(".config") : Path.of(xdg);
        return home.resolve("plumbline").resolve("config.yaml");
    }

    /** Why the files are not trusted, if so; they are ignored then. */
    public Optional<PlumblineException> problem() {
        try {
            files();
            return Optional.empty();
        } catch (PlumblineException e) {
            files = List.of();
            return Optional.of(e);
        }
    }

    private List<ConfigFile> files() {
        if (files == null) {
            var found = new ArrayList<ConfigFile>();
            project().ifPresent(file -> found.add(ConfigFile.read(file)));
            Path own = userFile();
            if (Files.isRegularFile(own)) {
                found.add(ConfigFile.read(own));
            }
            checkReferences(found);
            files = found;
        }
        return files;
    }

    /** The nearest one in this folder and those above it, up to the root of the repository. */
    private Optional<Path> project() {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path file = at.resolve(PROJECT);
            if (Files.isRegularFile(file)) {
                refuseStrangers(file);
                return Optional.of(file);
            }
            if (Files.exists(at.resolve(".git"))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** A file that somebody else put into a folder above could send the user's password elsewhere. */
    private void refuseStrangers(Path file) {
        try {
            UserPrincipal owner = Files.getOwner(file);
            if (List.of("root", System.getProperty("user.name", "")).contains(owner.getName())
                    || owner.equals(Files.getOwner(folder))) {
                return;
            }
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    file + ": belongs to " + owner.getName() + ", so what it says about servers is not trusted: make"
                            + " it yours (chown), or work in another folder");
        } catch (IOException | UnsupportedOperationException e) {
            // a file system without owners
        }
    }

    private static void checkReferences(List<ConfigFile> files) {
        var environments = new TreeSet<String>();
        files.forEach(file -> environments.addAll(file.environments().keySet()));
        for (ConfigFile file : files) {
            for (NamedServer server : file.servers().values()) {
                if (!server.environment().isEmpty() && !environments.contains(server.environment())) {
                    throw new PlumblineException(
                            PlumblineException.Kind.USAGE,
                            server.from() + ": server " + server.name() + " belongs to environment '"
                                    + server.environment() + "', which is not described: expected one of "
                                    + environments);
                }
            }
        }
    }
}
