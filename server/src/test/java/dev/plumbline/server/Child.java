package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A JVM of its own that runs {@link ServerChild}, with folders of its own. */
final class Child {
    private final Path home;
    private final List<String> before = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private Path cache = Folders.ofUser().cache();
    private String classPath = System.getProperty("java.class.path");
    private String path = System.getenv("PATH");

    Child(Path home) {
        this.home = home;
    }

    /** How a child ended and what it said. */
    record Ended(int code, String said) {
        int port() {
            return Integer.parseInt(said.replaceAll("(?s).*port=(\\d+).*", "$1"));
        }
    }

    Child before(String... command) {
        before.addAll(List.of(command));
        return this;
    }

    Child option(String option) {
        options.add(option);
        return this;
    }

    Child cache(Path folder) {
        cache = folder;
        return this;
    }

    Child classPath(String other) {
        classPath = other;
        return this;
    }

    /** A machine that permits no user namespaces. */
    Child withoutUnshare(Path folder) throws IOException {
        Path program = Files.createDirectories(folder).resolve("unshare");
        Files.writeString(program, "#!/bin/sh\necho 'unshare: Operation not permitted' >&2\nexit 1\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        path = folder + ":" + path;
        return this;
    }

    Process start(String... words) throws IOException {
        Path output = Files.createTempFile("child-", ".out");
        output.toFile().deleteOnExit();
        var command = new ArrayList<>(before);
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, ServerChild.class.getName()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("PLUMBLINE"));
        builder.environment().put("PLUMBLINE_HOME", home.toString());
        builder.environment().put("PLUMBLINE_CACHE", cache.toString());
        builder.environment().put("PLUMBLINE_SERVER", "embedded");
        builder.environment().put("PATH", path);
        builder.environment().put("CHILD_OUTPUT", output.toString());
        Process process = builder.start();
        OUTPUT.put(process.pid(), output);
        return process;
    }

    private static final java.util.Map<Long, Path> OUTPUT = new java.util.concurrent.ConcurrentHashMap<>();

    Ended run(String... words) throws IOException, InterruptedException {
        return ended(start(words));
    }

    static Ended ended(Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("the child ends").isTrue();
        return new Ended(process.exitValue(), said(process));
    }

    static String said(Process process) throws IOException {
        return Files.readString(OUTPUT.get(process.pid()), StandardCharsets.UTF_8);
    }

    /** Waits until the child has said this. */
    static void awaitSaid(Process process, String words) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !said(process).contains(words); i++) {
            Thread.sleep(100);
        }
        assertThat(said(process)).contains(words);
    }

    /** Waits until the folder holds something whose name starts so; what it is called. */
    static Path awaitFile(Path folder, String prefix) throws IOException, InterruptedException {
        for (int i = 0; i < 6000; i++) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    var found = files.filter(
                                    file -> file.getFileName().toString().startsWith(prefix))
                            .findFirst();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no " + prefix + "* in " + folder);
    }
}
