package dev.plumbline.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes the databases, loaded out of this jar by a class loader that sees the JDK and nothing of the service. Started by the first
 * request, for the whole process.
 */
final class IsolatedEngine {

    private static final String JARS = "META-INF/plumbline/engine/";
    private static final String MAIN = "dev.plumbline.testengine.TestEngine";
    private static @Nullable UnaryOperator<Map<String, String>> started;

    private IsolatedEngine() {}

    static Map<String, String> ask(Map<String, String> request) {
        UnaryOperator<Map<String, String>> engine = engine();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Libraries look for their services there.
        thread.setContextClassLoader(engine.getClass().getClassLoader());
        try {
            return engine.apply(request);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static synchronized UnaryOperator<Map<String, String>> engine() {
        UnaryOperator<Map<String, String>> running = started;
        if (running == null) {
            running = start();
            started = running;
        }
        return running;
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<Map<String, String>> start() {
        try {
            var loader = new URLClassLoader(
                    "plumbline-test-engine",
                    jars().toArray(URL[]::new),
                    new ServiceResources(IsolatedEngine.class.getClassLoader()));
            return (UnaryOperator<Map<String, String>>)
                    loader.loadClass(MAIN).getConstructor().newInstance();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the engine inside plumbline-test cannot be unpacked: " + e, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the engine inside plumbline-test cannot be started: " + e, e);
        }
    }

    private static List<URL> jars() throws IOException, URISyntaxException {
        CodeSource source = IsolatedEngine.class.getProtectionDomain().getCodeSource();
        Path home = Path.of(Objects.requireNonNull(source).getLocation().toURI());
        List<URL> jars = Files.isDirectory(home) ? inFolder(home.resolve(JARS)) : unpacked(home);
        if (jars.isEmpty()) {
            throw new IOException("nothing below " + JARS + " in " + home);
        }
        return jars;
    }

    private static List<URL> inFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(IsolatedEngine::url).toList();
        }
    }

    /** A class loader reads no jar within a jar. The copies are this process's own and go with it. */
    private static List<URL> unpacked(Path jar) throws IOException {
        var unpacked = new ArrayList<URL>();
        Path folder = Files.createTempDirectory("plumbline-test-");
        folder.toFile().deleteOnExit();
        try (var file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.isDirectory() || !entry.getName().startsWith(JARS)) {
                    continue;
                }
                Path copy =
                        folder.resolve(Path.of(entry.getName()).getFileName().toString());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, copy);
                }
                copy.toFile().deleteOnExit();
                unpacked.add(url(copy));
            }
        }
        return unpacked;
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
