package dev.plumbline.schema.migrate;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the placeholders of a file that is run outside of a migration as a migration fills them. */
public final class Placeholders {
    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final String BUILT_IN = "flyway:";

    private Placeholders() {}

    /**
     * The text of a file with the pack's values. A name without value is refused, but for a built-in one that is not among those
     * given: it stays as it is.
     *
     * @param builtIn values of names that begin with {@code flyway:}
     */
    public static String fill(Pack pack, MigrationFile file, Map<String, String> builtIn) {
        ScriptSettings settings = ScriptSettings.of(file);
        String text = settings.textOf(file);
        if (!settings.replacesPlaceholders()) {
            return text;
        }
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(pack.placeholders());
        values.putAll(builtIn);
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            String value = values.get(name);
            if (value == null && !name.toLowerCase(Locale.ROOT).startsWith(BUILT_IN)) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        file.script() + ":" + lineOf(text, found.start()) + ": " + withoutValue(name));
            }
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    static int lineOf(String text, int position) {
        return (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }

    static String withoutValue(String name) {
        return "placeholder ${" + name + "} has no value: give it with --placeholder " + name
                + "=…, or under placeholders in pack.yaml";
    }
}
