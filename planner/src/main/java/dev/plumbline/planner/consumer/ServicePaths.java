package dev.plumbline.planner.consumer;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Finds the classes of services: in jars, in folders of classes, in Maven modules that are compiled. */
final class ServicePaths {
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern ELEMENT = Pattern.compile("<(artifactId|version)>\\s*([^<]+?)\\s*</\\1>");
    private static final int LARGEST_CLASS = 1 << 24;

    private final List<ServiceClasses> services = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    List<ServiceClasses> services() {
        return services;
    }

    /** What could not be read, in words. */
    List<String> notes() {
        return notes;
    }

    void read(Path path) {
        try {
            if (Files.isRegularFile(path)) {
                jar(path);
            } else if (Files.isRegularFile(path.resolve("pom.xml"))) {
                module(path);
            } else if (Files.isDirectory(path)) {
                folder(path, path);
            } else {
                throw new PlumblineException(
                        Kind.USAGE,
                        path + ": no such file or folder (expected a jar, a folder of classes or a Maven module)");
            }
        } catch (IOException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** With the modules below it. */
    private void module(Path module) throws IOException {
        Path classes = module.resolve("target/classes");
        List<Path> below = below(module);
        if (Files.isDirectory(classes)) {
            folder(module, classes);
        } else if (below.isEmpty()) {
            notes.add(module + " is not compiled: no target/classes (mvn compile)");
        }
        for (Path inner : below) {
            module(inner);
        }
    }

    private static List<Path> below(Path module) throws IOException {
        try (Stream<Path> folders = Files.list(module)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    private void folder(Path named, Path classes) throws IOException {
        var service = new ServiceClasses(ofPom(named.toAbsolutePath().normalize()));
        Files.walkFileTree(classes, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isClass(file.getFileName().toString()) && attributes.size() < LARGEST_CLASS) {
                    read(service, file.toString(), Files.readAllBytes(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        services.add(service);
    }

    /** A folder of classes lies two below its module. */
    private static Service ofPom(Path folder) throws IOException {
        for (Path at = folder; at != null && at.getNameCount() + 2 >= folder.getNameCount(); at = at.getParent()) {
            Path pom = at.resolve("pom.xml");
            if (Files.isRegularFile(pom)) {
                return ofPom(Files.readString(pom), at);
            }
        }
        return new Service(String.valueOf(folder.getFileName()), "");
    }

    /** Its own artifact, not its parent's; the version may be the parent's. */
    private static Service ofPom(String pom, Path folder) {
        Optional<String> artifact =
                first(pom.replaceAll("(?s)<parent>.*?</parent>|<dependencies>.*|<build>.*", ""), "artifactId");
        String head = pom.replaceAll("(?s)<dependencies>.*|<build>.*|<dependencyManagement>.*", "");
        Optional<String> version = first(head.replaceAll("(?s)<parent>.*?</parent>", ""), "version")
                .or(() -> first(head, "version"));
        return new Service(artifact.orElse(String.valueOf(folder.getFileName())), version.orElse(""));
    }

    private static Optional<String> first(String xml, String element) {
        Matcher matcher = ELEMENT.matcher(xml);
        while (matcher.find()) {
            if (matcher.group(1).equals(element)) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }

    private void jar(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var service = new ServiceClasses(ofJar(jar, file));
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> isClass(entry.getName()) && entry.getSize() < LARGEST_CLASS)
                    .toList();
            for (JarEntry entry : classes) {
                try (InputStream in = jar.getInputStream(entry)) {
                    read(service, file + "!" + entry.getName(), in.readNBytes(LARGEST_CLASS));
                }
            }
            services.add(service);
        }
    }

    private static Service ofJar(JarFile jar, Path file) throws IOException {
        List<ZipEntry> poms = jar.stream()
                .filter(entry -> POM.matcher(entry.getName()).matches())
                .map(ZipEntry.class::cast)
                .toList();
        // A jar with all its libraries in it contains their metadata as well.
        if (poms.size() == 1) {
            var properties = new Properties();
            try (InputStream in = jar.getInputStream(poms.get(0))) {
                properties.load(in);
            }
            return new Service(properties.getProperty("artifactId", ""), properties.getProperty("version", ""));
        }
        Manifest manifest = jar.getManifest();
        Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
        String name = Objects.requireNonNullElse(attributes.getValue("Implementation-Title"), "");
        return name.isEmpty()
                ? new Service(String.valueOf(file.getFileName()).replaceFirst("\\.[jw]ar$", ""), "")
                : new Service(name, Objects.requireNonNullElse(attributes.getValue("Implementation-Version"), ""));
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }

    private void read(ServiceClasses service, String name, byte[] bytes) {
        try {
            service.read(bytes);
        } catch (RuntimeException e) {
            // ASM reports this in many ways: a class of a newer Java, or not a class at all.
            notes.add(name + " cannot be read: " + e.getMessage());
        }
    }
}
