package dev.plumbline.schema.codegen;

import dev.plumbline.database.Database;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Generated sources as classes: compiled, loaded, their static parts run. */
final class CompiledTypes {

    private CompiledTypes() {}

    /** What {@link TypesJob} is told to reach a database. */
    static Map<String, String> address(Database database) {
        return Map.of(
                "url", "postgresql://" + database.user() + "@" + database.hosts(),
                "database", database.name(),
                "password", database.password().orElse(""));
    }

    static void compile(Path sources, Path classes) throws IOException {
        Files.createDirectories(classes);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var options = List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-Xmaxerrs",
                    "20",
                    "-classpath",
                    System.getProperty("java.class.path"));
            boolean done = compiler.getTask(
                            null,
                            files,
                            messages,
                            options,
                            null,
                            files.getJavaFileObjectsFromPaths(under(sources, ".java")))
                    .call();
            if (!done) {
                throw new AssertionError("does not compile: " + messages.getDiagnostics());
            }
        }
    }

    static List<Class<?>> load(Path sources, Path classes) throws IOException, ReflectiveOperationException {
        compile(sources, classes);
        var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, CompiledTypes.class.getClassLoader());
        var loaded = new ArrayList<Class<?>>();
        for (Path file : under(classes, ".class")) {
            String name = classes.relativize(file).toString().replace('/', '.');
            loaded.add(Class.forName(name.substring(0, name.length() - ".class".length()), true, loader));
        }
        return loaded;
    }

    private static List<Path> under(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
