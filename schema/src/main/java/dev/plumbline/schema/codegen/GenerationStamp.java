package dev.plumbline.schema.codegen;

import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.schema.pack.Pack;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.Generator;
import org.jooq.meta.Database;

/** Records beside the generated files what they were generated from and what they contained, by content. */
final class GenerationStamp {
    /** To be raised when what this package generates changes without a change of jOOQ's version. */
    private static final String RULES = "9";

    private final Path file;
    private final Path generated;

    GenerationStamp(Path folder, String packageName) {
        this.file = folder.resolve("." + packageName + ".stamp");
        this.generated = folder.resolve(packageName.replace('.', '/'));
    }

    boolean matches(String inputs) {
        try {
            return Files.exists(file)
                    && Files.readString(file, StandardCharsets.UTF_8).equals(inputs + "\n" + outputs() + "\n");
        } catch (IOException e) {
            return false;
        }
    }

    void write(String inputs) {
        try {
            Files.createDirectories(file.getParent());
            String text = inputs + "\n" + outputs() + "\n";
            ResultFile.write(file, Existing.REPLACED, Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ResultFile.unwritable(file, e);
        }
    }

    /** Everything that determines the output. */
    static String inputs(Generator generator, Database database, Pack pack) {
        return sha256(recorded(generator, database, pack) + " " + generator.getTargetPackage());
    }

    /** The same except for the name of the package: equal on every machine. */
    static String recorded(Generator generator, Database database, Pack pack) {
        var parts = new TreeMap<String, String>();
        parts.put("rules", RULES);
        parts.put("jooq", Constants.FULL_VERSION);
        parts.put("pack", pack.fingerprint());
        parts.put("properties", properties(database));
        parts.put("includes", Arrays.toString(database.getIncludes()));
        parts.put("excludes", Arrays.toString(database.getExcludes()));
        parts.put("forced types", database.getConfiguredForcedTypes().toString());
        parts.put("embeddables", database.getConfiguredEmbeddables().toString());
        parts.put("generator", generator.getClass().getName());
        for (Method method : Generator.class.getMethods()) {
            Class<?> type = method.getReturnType();
            if (method.getParameterCount() == 0
                    && method.getName().startsWith("generate")
                    && (type.isPrimitive() || type.isEnum() || type == String.class)) {
                parts.put(method.getName(), value(method, generator));
            }
        }
        return sha256(parts.toString());
    }

    /** Except for locations, which do not change the output. */
    private static String properties(Database database) {
        var properties = new TreeMap<Object, Object>(database.getProperties());
        List.of("pack", "packs", "marker", "recorded", "record", PlumblineGenerator.TIDY)
                .forEach(properties::remove);
        properties.putIfAbsent("schemas", "public");
        return properties.toString();
    }

    private static String value(Method method, Generator generator) {
        try {
            return String.valueOf(method.invoke(generator));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read setting " + method.getName(), e);
        }
    }

    private String outputs() throws IOException {
        if (!Files.isDirectory(generated)) {
            return "nothing";
        }
        var text = new StringBuilder();
        try (Stream<Path> walk = Files.walk(generated)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            for (Path path : files) {
                text.append(generated.relativize(path).toString().replace('\\', '/'))
                        .append(' ')
                        .append(sha256(Files.readString(path, StandardCharsets.UTF_8)))
                        .append('\n');
            }
        }
        return sha256(text.toString());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
