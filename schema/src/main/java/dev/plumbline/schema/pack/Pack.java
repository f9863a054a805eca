package dev.plumbline.schema.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One database as a folder: its migrations and promises.
 *
 * @param name its name on the command line, and the name of its database unless another is given
 * @param folder where its files are; inside a jar for a pack of the class path
 * @param folders the folders of each phase, read with their subfolders; a phase without migrations is not in the map
 * @param postgresql the major versions it runs on; empty: any
 * @param extensions the extensions its migrations need the server to have
 * @param splits the separator of elements in a text that becomes an array, by {@code table.column}
 * @param backfills in the order of the versions after which they are done
 */
public record Pack(
        String name,
        String title,
        Path folder,
        SortedMap<Phase, List<Path>> folders,
        List<Integer> postgresql,
        List<String> extensions,
        SortedMap<String, String> placeholders,
        List<DataSetPromise> data,
        Budgets budgets,
        List<Consumer> consumers,
        SortedMap<String, String> splits,
        List<DeclaredBackfill> backfills) {

    public Pack {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        postgresql = List.copyOf(postgresql);
        extensions = List.copyOf(extensions);
        placeholders = Collections.unmodifiableSortedMap(new TreeMap<>(placeholders));
        data = List.copyOf(data);
        consumers = List.copyOf(consumers);
        splits = Collections.unmodifiableSortedMap(new TreeMap<>(splits));
        backfills = List.copyOf(backfills);
    }

    /** The promise about one of its data sets, such as {@code full}; nothing for one that it does not name. */
    public DataSetPromise dataSet(String set) {
        return data.stream()
                .filter(promise -> promise.name().equals(set))
                .findFirst()
                .orElseGet(() -> new DataSetPromise(set, set, new TreeMap<>(), new TreeMap<>()));
    }

    public List<Phase> phases() {
        return List.copyOf(folders.keySet());
    }

    /** The same pack with more placeholder values, which override those of {@code pack.yaml}. */
    public Pack withPlaceholders(Map<String, String> given) {
        var all = new TreeMap<>(placeholders);
        all.putAll(given);
        return new Pack(
                name, title, folder, folders, postgresql, extensions, all, data, budgets, consumers, splits, backfills);
    }

    /** The data checks of the pack, when it has any. */
    public Optional<Path> checks() {
        Path checks = folder.resolve("checks");
        return Files.isDirectory(checks) ? Optional.of(checks) : Optional.empty();
    }

    /** All migration files of a phase: undo files and repeatable ones too. */
    public List<MigrationFile> files(Phase phase) {
        return MigrationFile.in(folders.getOrDefault(phase, List.of()));
    }

    /** The files of a phase that run around its migrations, such as {@code afterMigrate.sql}. */
    public List<CallbackFile> callbacks(Phase phase) {
        return CallbackFile.in(folders.getOrDefault(phase, List.of()));
    }

    /** The pack's migration files and settings as one SHA-256: equal packs build equal databases. */
    public String fingerprint() {
        return PackFingerprint.of(this);
    }
}
