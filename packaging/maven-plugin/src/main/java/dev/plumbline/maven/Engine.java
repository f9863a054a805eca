package dev.plumbline.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The command, in a process of its own: no class of it meets one of the project's or of Maven's, and what it prints is passed on line
 * by line.
 */
final class Engine {
    private static final String MAIN = "dev.plumbline.cli.Plumbline";

    private final List<Path> classPath;
    private final List<String> jvmArguments;
    private final Path directory;

    Engine(List<Path> classPath, List<String> jvmArguments, Path directory) {
        this.classPath = List.copyOf(classPath);
        this.jvmArguments = List.copyOf(jvmArguments);
        this.directory = directory;
    }

    /** @return the exit code, whose meanings are the command's */
    int run(List<String> arguments, Consumer<String> line) throws IOException, InterruptedException {
        Path file = argumentFile(arguments);
        try {
            var builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "@" + file)
                    .directory(directory.toFile())
                    .redirectErrorStream(true);
            Process process = builder.start();
            process.getOutputStream().close();
            var stop = new Thread(process::destroy, "plumbline-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            try (var output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                output.lines().forEach(line);
                return process.waitFor();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } finally {
                process.destroy();
                forget(stop);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // Maven is being stopped, and the hook with it does its work.
        }
    }

    /** In a file of its own, for a class path can be longer than some systems allow a command to be. */
    private Path argumentFile(List<String> arguments) throws IOException {
        var all = new ArrayList<String>(jvmArguments);
        all.addAll(List.of("-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp"));
        all.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        all.add(MAIN);
        all.addAll(arguments);
        Path file = Files.createTempFile("plumbline", ".args");
        Files.write(file, all.stream().map(Engine::quoted).toList());
        return file;
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
