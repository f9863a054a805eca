package dev.plumbline.schema.migrate;

import dev.plumbline.schema.SchemaException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.pack.SqlFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Hands a phase's files to Flyway, wherever they are. A file with a statement that no transaction may hold gets the setting
 * for that (Flyway knows some of those statements itself, but not all), unless a {@code .conf} file beside it says otherwise.
 */
final class PackResources implements ResourceProvider {
    private final Map<String, LoadableResource> resources = new TreeMap<>();

    PackResources(Pack pack, Phase phase, boolean repeatables) {
        for (MigrationFile file : pack.files(phase)) {
            boolean left = file.kind() == MigrationFile.Kind.REPEATABLE && !repeatables;
            if (file.kind() != MigrationFile.Kind.UNDO && !left) {
                add(file);
            }
        }
    }

    private void add(MigrationFile file) {
        String text = text(file);
        resources.put(
                file.script(),
                new Text(file.script(), file.fileName(), file.path().toString(), text));
        Path settings = file.path().resolveSibling(file.fileName() + ".conf");
        String name = file.script() + ".conf";
        if (Files.exists(settings)) {
            resources.put(
                    name, new Text(name, file.fileName() + ".conf", settings.toString(), SqlFiles.text(settings)));
        } else if (NonTransactional.inAny(SqlScript.of(text).statements())) {
            resources.put(
                    name,
                    new Text(name, file.fileName() + ".conf", settings.toString(), "executeInTransaction=false\n"));
        }
    }

    /** A file that is not UTF-8 is reported by the preflight; until then its bytes stand for it. */
    static String text(MigrationFile file) {
        try {
            return file.text();
        } catch (SchemaException e) {
            try {
                return Files.readString(file.path(), StandardCharsets.ISO_8859_1);
            } catch (IOException unreadable) {
                throw e;
            }
        }
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        LoadableResource exact = resources.get(name);
        if (exact != null) {
            return exact;
        }
        for (LoadableResource resource : resources.values()) {
            if (resource.getAbsolutePath().equals(name)) {
                return resource;
            }
        }
        return null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        var found = new ArrayList<LoadableResource>();
        for (LoadableResource resource : resources.values()) {
            String name = resource.getFilename();
            if (name.startsWith(prefix) && List.of(suffixes).stream().anyMatch(name::endsWith)) {
                found.add(resource);
            }
        }
        return found;
    }

    private static final class Text extends LoadableResource {
        private final String script;
        private final String fileName;
        private final String location;
        private final String text;

        Text(String script, String fileName, String location, String text) {
            this.script = script;
            this.fileName = fileName;
            this.location = location;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return script;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return location;
        }

        @Override
        public String getFilename() {
            return fileName;
        }

        @Override
        public String getRelativePath() {
            return script;
        }
    }
}
