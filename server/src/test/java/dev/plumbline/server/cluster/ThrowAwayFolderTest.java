package dev.plumbline.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThrowAwayFolderTest {

    /** What the other process runs. */
    public static void main(String[] arguments) {
        ThrowAwayFolder.make(false).close();
    }

    /** An extension for tests brings the engine along in a class loader of its own. */
    @Test
    void aSecondClassLoaderOfThisProcessLeavesTheFoldersOfTheFirstAlive() throws Exception {
        ThrowAwayFolder first = ThrowAwayFolder.make(false);
        try (var loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            madeBy(loader);
            assertThat(aProcessSweeps()).isZero();
            assertThat(first.path()).isDirectory();
        } finally {
            first.close();
        }
    }

    private static void madeBy(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> folder = Class.forName(ThrowAwayFolder.class.getName(), true, loader);
        assertThat(folder).isNotEqualTo(ThrowAwayFolder.class);
        Method make = folder.getDeclaredMethod("make", boolean.class);
        make.setAccessible(true);
        try {
            Object made = make.invoke(null, false);
            Method close = folder.getMethod("close");
            close.setAccessible(true);
            close.invoke(made);
        } catch (InvocationTargetException e) {
            throw new AssertionError("the second class loader", e.getCause());
        }
    }

    private static int aProcessSweeps() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, paths().toList()),
                        ThrowAwayFolderTest.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static URL[] classPath() {
        return paths().map(path -> {
                    try {
                        return Path.of(path).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new AssertionError(path, e);
                    }
                })
                .toArray(URL[]::new);
    }

    private static Stream<String> paths() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .filter(path -> Files.exists(Path.of(path)));
    }
}
