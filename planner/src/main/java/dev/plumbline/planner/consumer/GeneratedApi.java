package dev.plumbline.planner.consumer;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.schema.codegen.TypesJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The classes that are generated from a database, by their members in the order they are written. */
record GeneratedApi(Map<String, List<ApiMember>> classes) {
    private static final String PACKAGE = "generated";

    /** @param schema the one that the types are of */
    static GeneratedApi of(Database database, String schema) {
        Path folder;
        try {
            folder = Files.createTempDirectory("plumbline-api-");
        } catch (IOException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "no temporary folder: " + e.getMessage(), e);
        }
        try {
            var properties = Map.of(
                    "url",
                    "postgresql://" + database.user() + "@" + database.hosts() + "/" + database.name(),
                    "password",
                    database.password().orElse(""),
                    "schemas",
                    schema);
            return read(folder, TypesJob.run(properties, PACKAGE, folder));
        } catch (PlumblineException e) {
            if (e.kind() == Kind.FINDING) {
                return new GeneratedApi(Map.of());
            }
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static GeneratedApi read(Path folder, List<Path> files) throws IOException {
        var classes = new LinkedHashMap<String, List<ApiMember>>();
        for (Path file : files) {
            if (file.toString().endsWith(".java")) {
                String owner = file.toString()
                        .replace('\\', '/')
                        .replaceFirst("^" + PACKAGE + "/", "")
                        .replaceFirst("\\.java$", "");
                classes.put(
                        owner,
                        JavaSource.members(owner, Files.readString(folder.resolve(file), StandardCharsets.UTF_8)));
            }
        }
        return new GeneratedApi(classes);
    }

    private static void delete(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path :
                    new ArrayList<>(walk.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
