package dev.plumbline.cli;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

/**
 * What the launcher runs once while Java writes its archive of classes: loads, without using them, the classes that verbs need, so
 * that they lie in the archive and need not be unpacked and checked at every start.
 */
public final class ArchivedClasses {

    /** Our own, the parser of the command line and the driver: what nearly every verb uses before it does anything. */
    private static final List<String> JARS = List.of("plumbline-", "picocli-", "postgresql-");

    private ArchivedClasses() {}

    public static void main(String[] args) throws IOException {
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            File file = new File(path);
            if (file.isFile() && JARS.stream().anyMatch(file.getName()::startsWith)) {
                try (JarFile jar = new JarFile(file)) {
                    jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
                            .forEach(ArchivedClasses::load);
                }
            }
        }
        Plumbline.main(new String[] {"load", "--help"});
    }

    private static void load(String entry) {
        try {
            Class.forName(
                    entry.substring(0, entry.length() - ".class".length()).replace('/', '.'),
                    false,
                    ArchivedClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // a class for a library that is not there: nobody will need it here either
        }
    }
}
