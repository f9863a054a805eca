package dev.plumbline.schema.migrate;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.SqlFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a {@code .conf} file beside a migration says of it, in Flyway's words.
 *
 * @param file the settings' own place, whether it is there or not
 * @param text empty when there is no such file
 */
record ScriptSettings(Path file, Optional<String> text) {

    static ScriptSettings of(MigrationFile migration) {
        Path file = migration.path().resolveSibling(migration.fileName() + ".conf");
        return new ScriptSettings(file, Files.exists(file) ? Optional.of(SqlFiles.text(file)) : Optional.empty());
    }

    boolean replacesPlaceholders() {
        return !"false".equalsIgnoreCase(value("placeholderReplacement"));
    }

    /** The text of the migration in the encoding that is asked for; refused by name when it is not in it. */
    String textOf(MigrationFile migration) {
        String encoding = value("encoding");
        if (encoding.isEmpty()) {
            return migration.text();
        }
        try {
            return Files.readString(migration.path(), Charset.forName(encoding));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, file + ": encoding " + encoding + " is unknown to Java", e);
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, migration.path() + ": not in encoding " + encoding, e);
        }
    }

    /** The same, for looking only: a file in the wrong encoding is reported by the preflight, until then its bytes do. */
    static String anyText(MigrationFile migration) {
        try {
            return of(migration).textOf(migration);
        } catch (PlumblineException e) {
            try {
                return Files.readString(migration.path(), StandardCharsets.ISO_8859_1);
            } catch (IOException unreadable) {
                throw e;
            }
        }
    }

    private String value(String key) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text.orElse("")));
        } catch (IOException | IllegalArgumentException e) {
            throw new PlumblineException(PlumblineException.Kind.USAGE, file + ": no settings: " + e.getMessage(), e);
        }
        return properties.getProperty(key, "").strip();
    }
}
