package dev.plumbline.schema.contract;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.schema.pack.Pack;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Generated types that a pack contains in its folder {@code types}, because it needs an extension that not every server has. They are used
 * if they were generated from exactly these migrations by the same generator.
 */
public final class RecordedTypes {
    private static final String FOLDER = "types";
    private static final String STAMP = "recorded.properties";

    private final Path folder;
    private final Properties stamp;

    private RecordedTypes(Path folder, Properties stamp) {
        this.folder = folder;
        this.stamp = stamp;
    }

    public static Optional<RecordedTypes> of(Pack pack) {
        Path folder = pack.folder().resolve(FOLDER);
        Path file = folder.resolve(STAMP);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var stamp = new Properties();
        try {
            stamp.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return Optional.of(new RecordedTypes(folder, stamp));
    }

    /** @param inputs everything that determines what is generated, as one number, except for the package */
    public boolean isOf(String inputs) {
        return inputs.equals(stamp.getProperty("inputs"));
    }

    /** Into a package of any name below a source folder; the files written. */
    public List<Path> copyTo(Path sources, String packageName) {
        String recorded = stamp.getProperty("package", "");
        Path target = sources.resolve(packageName.replace('.', '/'));
        var written = new ArrayList<Path>();
        for (Path file : files(folder)) {
            Path copy = target.resolve(folder.relativize(file).toString());
            try {
                String text = Files.readString(file);
                Files.createDirectories(copy.getParent());
                write(copy, packageName.equals(recorded) ? text : text.replace(recorded, packageName));
            } catch (IOException e) {
                throw unreadable(file, e);
            }
            written.add(copy.toAbsolutePath().normalize());
        }
        return written;
    }

    /** Stores generated types in the folder of a pack, in place of those recorded before. */
    public static void record(Path pack, Path sources, String packageName, String inputs) {
        Path generated = sources.resolve(packageName.replace('.', '/'));
        Path folder = pack.resolve(FOLDER);
        try {
            if (Files.isDirectory(folder)) {
                for (Path old : files(folder)) {
                    Files.delete(old);
                }
            }
            for (Path file : files(generated)) {
                Path copy = folder.resolve(generated.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                write(copy, Files.readString(file));
            }
            write(folder.resolve(STAMP), "package=" + packageName + "\ninputs=" + inputs + "\n");
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** @param stale whether there are some, of other migrations or another generator */
    public static PlumblineException none(Pack pack, List<String> lacking, boolean stale) {
        return new PlumblineException(
                Kind.UNAVAILABLE,
                "types of " + pack.name() + ": the server lacks extension " + String.join(", ", lacking)
                        + (stale
                                ? ", and those recorded in the pack's folder " + FOLDER
                                        + " are of other migrations or another version of the generator"
                                : ", and the pack has no folder " + FOLDER + " with recorded ones")
                        + ": take a server that has it (a container of PLUMBLINE_IMAGE), and record them there"
                        + " (docs/packs/adding-a-pack.md)");
    }

    private static void write(Path file, String text) {
        ResultFile.write(file, Existing.REPLACED, Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static PlumblineException unreadable(Path file, IOException e) {
        return new PlumblineException(Kind.UNAVAILABLE, file + ": " + e.getMessage(), e);
    }
}
