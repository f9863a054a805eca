package dev.plumbline.planner.rule;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** All rules: every folder below {@code rules} is one. */
public final class RuleBook {
    private static final String FOLDER = "/dev/plumbline/planner/rules/";

    private RuleBook() {}

    private static final class Held {
        static final List<Rule> RULES = ids().stream()
                .map(id -> RuleFile.read(id, resource(id + "/rule.yaml").orElseThrow()))
                .toList();
    }

    /** In the order of their ids. */
    public static List<Rule> all() {
        return Held.RULES;
    }

    /** A file of a rule's folder, such as {@code ID/bad.sql}. */
    public static Optional<String> resource(String name) {
        try (InputStream in = RuleBook.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    private static List<String> ids() {
        URL root = Objects.requireNonNull(RuleBook.class.getResource(FOLDER), FOLDER);
        try {
            return root.getProtocol().equals("jar") ? inJar(root) : inFolder(root);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the rules cannot be read", e);
        }
    }

    private static List<String> inFolder(URL root) throws IOException, URISyntaxException {
        try (Stream<Path> children = Files.list(Path.of(root.toURI()))) {
            return children.filter(Files::isDirectory)
                    .map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inJar(URL root) throws IOException {
        var connection = (JarURLConnection) root.openConnection();
        connection.setUseCaches(false);
        var ids = new TreeSet<String>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : java.util.Collections.list(jar.entries())) {
                String name = "/" + entry.getName();
                if (name.startsWith(FOLDER) && name.endsWith("/rule.yaml")) {
                    ids.add(name.substring(FOLDER.length(), name.length() - "/rule.yaml".length()));
                }
            }
        }
        return List.copyOf(ids);
    }
}
