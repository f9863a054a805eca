package dev.plumbline.schema.pack;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.layout.OtherLayout;
import dev.plumbline.schema.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a pack's folder: {@code pack.yaml} if there is one, and the rest from the names of its folders. */
final class PackReader {
    private static final int BEGINNING = 4096;

    private PackReader() {}

    static Pack read(Path folder) {
        return checked(draft(folder));
    }

    /** A pack that may not have any migration yet. */
    static Pack draft(Path folder) {
        Path file = folder.resolve("pack.yaml");
        return Files.exists(file) ? described(folder, PackYaml.read(file)) : undescribed(List.of(folder));
    }

    /** A pack about which only its migrations are known. */
    static Pack bare(List<Path> folders) {
        return checked(undescribed(folders));
    }

    private static Pack undescribed(List<Path> folders) {
        Path first = folders.get(0);
        String name = Packs.nameOf(first);
        SortedMap<Phase, List<Path>> phases = new TreeMap<>();
        if (folders.size() == 1) {
            phases.putAll(phases(first));
        } else {
            phases.put(Phase.SCHEMA, List.copyOf(folders));
        }
        return new Pack(
                name,
                name,
                first,
                phases,
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                Budgets.DEFAULT,
                List.of(),
                new TreeMap<>(),
                List.of());
    }

    private static Pack described(Path folder, YamlNode yaml) {
        yaml.allow(
                "name",
                "title",
                "postgresql",
                "extensions",
                "phases",
                "placeholders",
                "data",
                "budgets",
                "consumers",
                "reconcile",
                "backfills");
        String name = yaml.text("name").orElseGet(() -> Packs.nameOf(folder));
        if (!name.matches("[a-z][a-z0-9_-]{0,62}")) {
            throw yaml.at("name").wrong("'" + name + "'", "lower-case letters, digits, _ and -");
        }
        SortedMap<Phase, List<Path>> phases = yaml.has("phases") ? phases(folder, yaml.at("phases")) : phases(folder);
        return new Pack(
                name,
                yaml.text("title").orElse(name),
                folder,
                phases,
                yaml.has("postgresql") ? PackYaml.versions(yaml.at("postgresql")) : List.of(),
                yaml.has("extensions") ? yaml.at("extensions").texts() : List.of(),
                yaml.has("placeholders") ? yaml.at("placeholders").textMap() : new TreeMap<>(),
                yaml.has("data") ? PackYaml.data(yaml.at("data")) : List.of(),
                yaml.has("budgets") ? PackYaml.budgets(yaml.at("budgets")) : Budgets.DEFAULT,
                yaml.has("consumers") ? PackYaml.consumers(yaml.at("consumers")) : List.of(),
                yaml.has("reconcile") ? PackYaml.splits(yaml.at("reconcile")) : new TreeMap<>(),
                yaml.has("backfills") ? backfills(yaml.at("backfills"), phases) : List.of());
    }

    private static List<DeclaredBackfill> backfills(YamlNode node, SortedMap<Phase, List<Path>> phases) {
        List<MigrationFile> files = MigrationFile.in(phases.getOrDefault(Phase.SCHEMA, List.of()));
        var backfills = new ArrayList<DeclaredBackfill>();
        for (YamlNode item : node.items()) {
            DeclaredBackfill one = PackYaml.backfill(item);
            if (!one.isOf(files)) {
                throw item.at("after").wrong("'" + one.after() + "'", "the version of a file of the phase schema");
            }
            backfills.add(one);
        }
        backfills.sort(Comparator.comparing(DeclaredBackfill::after));
        return backfills;
    }

    private static SortedMap<Phase, List<Path>> phases(Path folder) {
        var found = new TreeMap<Phase, List<Path>>();
        for (Phase phase : Phase.values()) {
            Path own = folder.resolve(phase.word());
            if (Files.isDirectory(own)) {
                found.put(phase, List.of(own));
            }
        }
        if (!found.containsKey(Phase.SCHEMA)) {
            found.clear();
            found.put(Phase.SCHEMA, List.of(folder));
        }
        return found;
    }

    private static SortedMap<Phase, List<Path>> phases(Path folder, YamlNode node) {
        var found = new TreeMap<Phase, List<Path>>();
        for (String word : node.keys()) {
            Phase phase;
            try {
                phase = Phase.valueOf(word.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw node.at(word).wrong("phase '" + word + "'", "schema or optimize");
            }
            List<Path> paths =
                    node.at(word).texts().stream().map(folder::resolve).toList();
            for (Path path : paths) {
                if (!Files.isDirectory(path)) {
                    throw node.at(word).wrong("'" + folder.relativize(path) + "'", "a folder beside pack.yaml");
                }
            }
            found.put(phase, paths);
        }
        if (found.isEmpty()) {
            throw node.wrong("no phase", "schema or optimize");
        }
        return found;
    }

    /** As much of a file as names the tool that it is of. */
    private static String beginning(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static Pack checked(Pack pack) {
        boolean any =
                pack.phases().stream().anyMatch(phase -> !pack.files(phase).isEmpty());
        if (!any) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    "no migrations in " + pack.folder() + ": expected files named like V1__create_tables.sql, there or"
                            + " in schema/ and optimize/; "
                            + OtherLayout.describe(
                                    MigrationFile.filesBelow(pack.folder(), name -> !name.startsWith(".")),
                                    PackReader::beginning));
        }
        return pack;
    }
}
