package dev.plumbline.schema.script;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of a file that is run outside a migration as a migration would. */
public final class Placeholders {
    /** As in Flyway, a dollar sign escapes the next character: {@code $${x}} is not a placeholder. */
    private static final Pattern DOLLAR = Pattern.compile("(?s)\\$(?:\\{([^}]*)}|[^{])");

    private Placeholders() {}

    /**
     * The text of a file with the pack's values. A name without a value is refused, except a built-in one that is not among those given:
     * it stays as it is.
     *
     * @param builtIn values of names that begin with {@code flyway:}
     */
    public static String fill(Pack pack, MigrationFile file, Map<String, String> builtIn) {
        return fill(pack, file.path(), file.script(), ScriptSettings.of(file).textOf(file), builtIn);
    }

    public static String fill(Pack pack, Path path, String script, String text, Map<String, String> builtIn) {
        if (!ScriptSettings.beside(path).replacesPlaceholders()) {
            return text;
        }
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(pack.placeholders());
        values.putAll(builtIn);
        return DOLLAR.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            if (name == null) {
                return Matcher.quoteReplacement(found.group());
            }
            String value = values.get(name);
            if (value == null && !name.toLowerCase(Locale.ROOT).startsWith(BuiltIns.PREFIX)) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        script + ":" + lineOf(text, found.start()) + ": " + withoutValue(name));
            }
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    /** Every placeholder of a text with the line it is on. */
    public static List<Use> uses(String text) {
        return DOLLAR.matcher(text)
                .results()
                .filter(found -> found.group(1) != null)
                .map(found -> new Use(found.group(1), lineOf(text, found.start())))
                .toList();
    }

    public record Use(String name, int line) {}

    private static int lineOf(String text, int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    public static String withoutValue(String name) {
        return "placeholder ${" + name + "} has no value: give it with --placeholder " + name
                + "=…, or under placeholders in pack.yaml";
    }
}
