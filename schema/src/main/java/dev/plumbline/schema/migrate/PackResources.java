package dev.plumbline.schema.migrate;

import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        pack.callbacks(phase).forEach(file -> put(file.script(), file.path(), file.text()));
    }

    private void add(MigrationFile file) {
        String text = text(file);
        put(file.script(), file.path(), text);
        ScriptSettings settings = ScriptSettings.of(file);
        Optional<String> said = settings.text()
                .or(() -> NonTransactional.inAny(SqlScript.of(text).statements())
                        ? Optional.of("executeInTransaction=false\n")
                        : Optional.empty());
        said.ifPresent(words -> put(file.script() + ".conf", settings.file(), words));
    }

    private void put(String script, Path path, String text) {
        resources.put(script, new Text(script, path.getFileName().toString(), path.toString(), text));
    }

    /** A file that cannot be read as it should be is reported by the preflight; until then its bytes stand for it. */
    static String text(MigrationFile file) {
        return ScriptSettings.anyText(file);
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
            if (name.startsWith(prefix) && List.of(suffixes).stream().anyMatch(suffix -> endsWith(name, suffix))) {
                found.add(resource);
            }
        }
        return found;
    }

    /** As Flyway has it, {@code .SQL} is {@code .sql}. */
    private static boolean endsWith(String name, String suffix) {
        return name.regionMatches(true, name.length() - suffix.length(), suffix, 0, suffix.length());
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
