package dev.plumbline.schema.codegen;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;

/** Generates the typed classes of a pack or of a live database into a folder, without a build tool. */
public final class TypesJob {

    private TypesJob() {}

    /** The same into a folder that may contain only generated classes. */
    public static List<Path> run(Map<String, String> properties, String packageName, Path folder) {
        return run(properties, packageName, folder, Existing.KEPT);
    }

    /**
     * @param properties see {@link PlumblineDatabase}: {@code pack}, or {@code url} with {@code database} and
     *     {@code password}; {@code schemas}
     * @param existing whether files in the package's folder that no run generated are replaced
     * @return the files of the package, relative to the folder
     */
    public static List<Path> run(Map<String, String> properties, String packageName, Path folder, Existing existing) {
        if (!TypesMarker.PACKAGE.matcher(packageName).matches()) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, "'" + packageName + "' is not the name of a Java package");
        }
        new TypesFolder(folder, packageName).check(existing);
        var configured = new ArrayList<Property>();
        new TreeMap<>(properties)
                .forEach((key, value) ->
                        configured.add(new Property().withKey(key).withValue(value)));
        configured.add(new Property().withKey(PlumblineGenerator.TIDY).withValue("true"));
        var configuration = new Configuration()
                .withLogging(Logging.ERROR)
                .withGenerator(new Generator()
                        .withName(PlumblineGenerator.class.getName())
                        .withDatabase(new Database()
                                .withName(PlumblineDatabase.class.getName())
                                .withProperties(configured))
                        .withGenerate(new Generate().withGeneratedAnnotation(false))
                        .withTarget(new Target()
                                // jOOQ would delete everything it did not write.
                                .withClean(false)
                                .withPackageName(packageName)
                                .withDirectory(folder.toAbsolutePath().toString())));
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot generate types into " + folder + ": it is a file, expected a folder");
        }
        try {
            GenerationTool.generate(configuration);
            return files(folder, folder.resolve(packageName.replace('.', '/')));
        } catch (PlumblineException e) {
            throw e;
        } catch (Exception e) {
            throw causeOf(e, folder);
        }
    }

    static PlumblineException causeOf(Exception failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PlumblineException known) {
                return known;
            }
        }
        return new PlumblineException(
                PlumblineException.Kind.UNAVAILABLE,
                "cannot generate types into " + folder + ": " + failure.getMessage(),
                failure);
    }

    private static List<Path> files(Path folder, Path generated) throws IOException {
        if (!Files.isDirectory(generated)) {
            throw new PlumblineException(
                    PlumblineException.Kind.FINDING,
                    "nothing to generate: the schemas looked at hold no tables, functions or types (others are named"
                            + " with --schema)");
        }
        try (Stream<Path> walk = Files.walk(generated)) {
            return walk.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }
}
