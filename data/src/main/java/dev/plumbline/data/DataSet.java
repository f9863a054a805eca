package dev.plumbline.data;

import dev.plumbline.data.DataSetFolder.Part;
import dev.plumbline.database.output.ResultFile.Existing;
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
    private final String folder;
    private final Optional<DataGenerator> generator;

    DataSet(String name, Optional<DataGenerator> generator) {
        this(name, "sample", generator);
    }

    private DataSet(String name, String folder, Optional<DataGenerator> generator) {
        this.name = name;
        this.folder = folder;
        this.generator = generator;
    }

    /** Another data set of the pack, by the name it has in {@code pack.yaml}; its sample is the folder of that name beside {@code sample}. */
    public DataSet variant(String set) {
        DataGenerator other = generator()
                .variant(set)
                .orElseThrow(() -> DataException.refused(name, "has no data set '" + set + "'"));
        return new DataSet(name + "-" + set, set, Optional.of(other));
    }

    public String name() {
        return name;
    }

    /** The tables in the order in which they must be filled, each with its rows, without any file. */
    public List<TableRows> tables(Scale scale) {
        return generator().tables(scale);
    }

    /** Writes the files of all tables and their manifest into a folder, which is created if necessary. */
    public DataManifest generate(Scale scale, DataFormat format, Path folder) {
        return generate(scale, format, folder, file -> {});
    }

    /** The same, and reports every file once it is complete. */
    public DataManifest generate(Scale scale, DataFormat format, Path folder, Consumer<DataManifest.File> written) {
        return generate(scale, format, folder, Existing.KEPT, written);
    }

    /** The same; {@code existing} says whether plain files that no earlier run wrote are replaced. */
    public DataManifest generate(
            Scale scale, DataFormat format, Path folder, Existing existing, Consumer<DataManifest.File> written) {
        return write(scale, format, new DataSetFolder(folder, written, existing));
    }

    /** For a folder that is used by nobody else, such as a cache: whatever files are in it are replaced. */
    public DataManifest regenerate(Scale scale, DataFormat format, Path folder) {
        return write(scale, format, DataSetFolder.own(folder));
    }

    /** The files of an earlier run in a folder, if they are exactly what would be written again: every one has its length and checksum. */
    public Optional<DataManifest> written(Scale scale, DataFormat format, Path folder) {
        String version = generator.map(DataGenerator::version).orElse("");
        return DataSetFolder.own(folder)
                .whole()
                .filter(manifest -> manifest.dataSet().equals(name)
                        && manifest.scale().equals(scale.toString())
                        && manifest.format().equals(format.word())
                        && manifest.generator().equals(version));
    }

    private DataManifest write(Scale scale, DataFormat format, DataSetFolder folder) {
        if (generator.isEmpty() && scale.isSample() && format == DataFormat.CSV) {
            return copySample(folder);
        }
        DataGenerator source = generator();
        List<Part> parts = new ArrayList<>();
        for (TableRows table : source.tables(scale)) {
            String file = table.file() + "." + format.word();
            parts.add(new Part(file, out -> TableFile.write(table, format, file, out)));
        }
        return folder.write(
                parts,
                files -> new DataManifest(
                        name, scale.toString(), format.word(), source.version(), files, source.promises(scale)));
    }

    /** The manifest of the sample that ships. */
    public DataManifest sample() {
        try (InputStream in = openSample(DataManifest.NAME)) {
            return DataManifest.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), sampleName(DataManifest.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(sampleName(DataManifest.NAME), e);
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
        return "/packs/" + (folder.equals("sample") ? name : name.substring(0, name.length() - folder.length() - 1))
                + "/" + folder + "/" + file;
    }

    private DataManifest copySample(DataSetFolder folder) {
        DataManifest sample = sample();
        List<Part> parts = new ArrayList<>();
        for (DataManifest.File file : sample.files()) {
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

    private DataGenerator generator() {
        return generator.orElseThrow(() -> DataException.refused(
                name, "has no generator: only --scale sample --as csv is available (the sample that ships)"));
    }
}
