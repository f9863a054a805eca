package dev.plumbline.schema.script;

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
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings in a {@code .conf} file beside a migration, as in Flyway.
 *
 * @param file the path of the settings, whether the file exists or not
 * @param text empty when there is no such file
 */
public record ScriptSettings(Path file, Optional<String> text) {
    private static final Pattern COMPARISON = Pattern.compile("\\s*([^=!&|()]*?)\\s*(==|!=)\\s*([^=!&|()]*?)\\s*");

    public static ScriptSettings of(MigrationFile migration) {
        return beside(migration.path());
    }

    public static ScriptSettings beside(Path script) {
        Path file = script.resolveSibling(script.getFileName() + ".conf");
        return new ScriptSettings(file, Files.exists(file) ? Optional.of(SqlFiles.text(file)) : Optional.empty());
    }

    /** Empty when the settings do not say whether the file runs in a transaction. */
    public Optional<Boolean> inTransaction() {
        String said = value("executeInTransaction");
        return said.isEmpty() ? Optional.empty() : Optional.of(!said.equalsIgnoreCase("false"));
    }

    /** Whether the file is run at all: {@code true}, {@code false}, or two words that are equal or not, placeholders filled in. */
    public boolean executes(Map<String, String> placeholders) {
        String said = value("shouldExecute");
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            said = said.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        Matcher comparison = COMPARISON.matcher(said);
        if (comparison.matches()) {
            boolean equal = comparison.group(1).equals(comparison.group(3));
            return equal == comparison.group(2).equals("==");
        }
        if (said.isEmpty() || said.equalsIgnoreCase("true") || said.equalsIgnoreCase("false")) {
            return !said.equalsIgnoreCase("false");
        }
        throw new PlumblineException(
                PlumblineException.Kind.USAGE,
                file + ": shouldExecute=" + said + " is not understood, expected true, false, a==b or a!=b");
    }

    public boolean replacesPlaceholders() {
        return !"false".equalsIgnoreCase(value("placeholderReplacement"));
    }

    /** The text of the migration in the given encoding; refused by name when it is not valid in it. */
    public String textOf(MigrationFile migration) {
        return textOf(migration.path());
    }

    public String textOf(Path script) {
        String encoding = value("encoding");
        if (encoding.isEmpty()) {
            return SqlFiles.text(script);
        }
        try {
            return Files.readString(script, Charset.forName(encoding));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE, file + ": encoding " + encoding + " is unknown to Java", e);
        } catch (IOException e) {
            throw new PlumblineException(PlumblineException.Kind.USAGE, script + ": not in encoding " + encoding, e);
        }
    }

    /** The same for inspection: a file in the wrong encoding is reported by the preflight, until then its bytes will do. */
    public static String anyText(MigrationFile migration) {
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
