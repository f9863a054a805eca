package dev.plumbline.data;

import dev.plumbline.data.DataFolder.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The data set of a pack: a sample among the resources and, where there is a generator, every larger scale. */
public final class DataSet {
    private final String name;
    private final Optional<Generator> generator;

    /** Makes the rows of a data set; the version changes whenever a byte of its output does. */
    interface Generator {
        String version();

        List<TableRows> tables(Scale scale);

        List<Manifest.Promise> promises(Scale scale);
    }

    DataSet(String name, Optional<Generator> generator) {
        this.name = name;
        this.generator = generator;
    }

    public String name() {
        return name;
    }

    /** The tables in the order in which they must be filled, each with its rows, without any file. */
    public List<TableRows> tables(Scale scale) {
        return generator().tables(scale);
    }

    /** Writes the files of all tables and their manifest into a folder, which is made when it is not there. */
    public Manifest generate(Scale scale, Format format, Path folder) {
        return generate(scale, format, folder, file -> {});
    }

    /** The same, and tells of every file when it is complete. */
    public Manifest generate(Scale scale, Format format, Path folder, Consumer<Manifest.File> written) {
        return write(scale, format, new DataFolder(folder, written, false));
    }

    /** For a folder that is nobody else's, such as a cache: whatever files are in it are replaced. */
    public Manifest regenerate(Scale scale, Format format, Path folder) {
        return write(scale, format, new DataFolder(folder, file -> {}, true));
    }

    /** What an earlier run wrote into a folder, when it is just what would be written again: every file has its length and checksum. */
    public Optional<Manifest> written(Scale scale, Format format, Path folder) {
        String version = generator.map(Generator::version).orElse("");
        return new DataFolder(folder, file -> {}, true)
                .whole()
                .filter(manifest -> manifest.dataSet().equals(name)
                        && manifest.scale().equals(scale.toString())
                        && manifest.format().equals(format.word())
                        && manifest.generator().equals(version));
    }

    private Manifest write(Scale scale, Format format, DataFolder folder) {
        if (generator.isEmpty() && scale.isSample() && format == Format.CSV) {
            return copySample(folder);
        }
        Generator source = generator();
        List<Part> parts = new ArrayList<>();
        for (TableRows table : source.tables(scale)) {
            String file = table.file() + "." + format.word();
            parts.add(new Part(file, out -> TableFile.write(table, format, file, out)));
        }
        return folder.write(
                parts,
                files -> new Manifest(
                        name, scale.toString(), format.word(), source.version(), files, source.promises(scale)));
    }

    /** The manifest of the sample that ships. */
    public Manifest sample() {
        try (InputStream in = openSample(Manifest.NAME)) {
            return Manifest.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), sampleName(Manifest.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(sampleName(Manifest.NAME), e);
        }
    }

    /** One file of the sample that ships; the caller closes it. */
    public InputStream openSample(String file) {
        InputStream in = DataSet.class.getResourceAsStream(sampleName(file));
        if (in == null) {
            throw DataException.failed(sampleName(file), "missing from the class path", null);
        }
        return in;
    }

    private String sampleName(String file) {
        return "/data/" + name + "/sample/" + file;
    }

    private Manifest copySample(DataFolder folder) {
        Manifest sample = sample();
        List<Part> parts = new ArrayList<>();
        for (Manifest.File file : sample.files()) {
            parts.add(new Part(file.name(), out -> {
                copy(file.name(), out);
                return file;
            }));
        }
        return folder.write(parts, files -> sample);
    }

    private void copy(String file, OutputStream out) throws IOException {
        try (InputStream in = openSample(file)) {
            in.transferTo(out);
        }
    }

    private Generator generator() {
        return generator.orElseThrow(() -> DataException.refused(
                name, "has no generator: only --scale sample --as csv can be had (the sample that ships)"));
    }
}
