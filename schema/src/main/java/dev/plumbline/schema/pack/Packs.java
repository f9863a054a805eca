package dev.plumbline.schema.pack;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds packs: those that ship on the class path by name, any other by its folder. */
public final class Packs {
    private static final String ROOT = "packs";
    /** Jars stay open: the paths of a pack point into them. */
    private static final Map<String, FileSystem> JARS = new HashMap<>();

    private Packs() {}

    /**
     * The pack of that name or folder. Several folders of migrations, separated by commas, make one pack, named after the
     * first.
     */
    public static Pack find(String nameOrFolder) {
        Optional<Path> shipped = Optional.ofNullable(shipped().get(nameOrFolder));
        if (shipped.isPresent()) {
            return PackReader.read(shipped.get());
        }
        Path folder = path(nameOrFolder);
        if (Files.isDirectory(folder)) {
            return PackReader.read(folder.toAbsolutePath().normalize());
        }
        if (Files.isRegularFile(folder)) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, folder + " is a file: expected the folder of the migrations");
        }
        if (nameOrFolder.contains(",")) {
            var folders = new ArrayList<Path>();
            for (String one : nameOrFolder.split(",")) {
                if (!Files.isDirectory(path(one))) {
                    throw unknown(one);
                }
                folders.add(path(one).toAbsolutePath().normalize());
            }
            return PackReader.bare(folders);
        }
        throw unknown(nameOrFolder);
    }

    /** The same for a folder that may be empty: for writing the first migration of a pack. */
    public static Pack findOrBegin(String nameOrFolder) {
        boolean folder = !shipped().containsKey(nameOrFolder) && Files.isDirectory(path(nameOrFolder));
        return folder ? PackReader.draft(path(nameOrFolder).toAbsolutePath().normalize()) : find(nameOrFolder);
    }

    /**
     * Whether a pack only shares the name of one that ships, without its migrations: what is known by that name does not apply to it. A
     * copy of the pack, with or without more migrations, is not a mere namesake.
     */
    public static boolean isNamesake(Pack pack) {
        Path shipped = shipped().get(pack.name());
        return shipped != null && !scripts(pack).containsAll(scripts(PackReader.read(shipped)));
    }

    private static Set<String> scripts(Pack pack) {
        return pack.phases().stream()
                .flatMap(phase -> pack.files(phase).stream())
                .filter(file -> file.kind() == MigrationFile.Kind.VERSIONED)
                .map(file -> String.valueOf(file.path().getFileName()))
                .collect(Collectors.toSet());
    }

    private static Path path(String name) {
        try {
            if (!name.isBlank()) {
                return Path.of(name);
            }
        } catch (InvalidPathException e) {
            throw unknown(name.replace('\0', '?'));
        }
        throw unknown(name);
    }

    /** The names of the packs that ship. */
    public static List<String> names() {
        return List.copyOf(shipped().keySet());
    }

    /** The packs in a folder: those of its folders that have a {@code pack.yaml}. */
    public static List<Pack> below(Path folder) {
        try {
            return described(folder).stream().map(PackReader::read).toList();
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "cannot look for packs in " + folder + ": " + Reason.of(e), e);
        }
    }

    private static List<Path> described(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> Files.exists(child.resolve("pack.yaml")))
                    .sorted()
                    .toList();
        }
    }

    private static PlumblineException unknown(String nameOrFolder) {
        return new PlumblineException(
                PlumblineException.Kind.USAGE,
                "no pack '" + nameOrFolder + "': expected a folder of migrations, or one of the packs that ship ("
                        + String.join(", ", names()) + ")");
    }

    private static SortedMap<String, Path> shipped() {
        var found = new TreeMap<String, Path>();
        try {
            for (URL url : Collections.list(Packs.class.getClassLoader().getResources(ROOT))) {
                described(root(url)).forEach(folder -> found.putIfAbsent(nameOf(folder), folder));
            }
        } catch (IOException | URISyntaxException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot look for packs on the class path: " + e.getMessage(),
                    e);
        }
        return found;
    }

    private static Path root(URL url) throws IOException, URISyntaxException {
        if (!url.getProtocol().equals("jar")) {
            return Path.of(url.toURI());
        }
        URLConnection connection = url.openConnection();
        Path jar = Path.of(((JarURLConnection) connection).getJarFileURL().toURI());
        synchronized (JARS) {
            FileSystem open = JARS.get(jar.toString());
            if (open == null) {
                open = FileSystems.newFileSystem(jar);
                JARS.put(jar.toString(), open);
            }
            return open.getPath("/" + ROOT);
        }
    }

    static String nameOf(Path folder) {
        Path last = folder.getFileName();
        String name = (last == null ? "pack" : last.toString())
                .replace("/", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "_");
        return name.isEmpty() ? "pack" : name;
    }
}
