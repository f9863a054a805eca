package dev.plumbline.loader.value;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Every spelling PostgreSQL has for true and false: the words and any unambiguous prefix of them. */
record BooleanCheck() implements ValueCheck {

    @Override
    public @Nullable String problem(byte[] text, int from, int to) {
        if (to - from == 1 && (text[from] == 't' || text[from] == 'f' || text[from] == '0' || text[from] == '1')) {
            return null;
        }
        String word = new String(text, from, Math.min(to - from, 200), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean known = !word.isEmpty()
                && ("true".startsWith(word)
                        || "false".startsWith(word)
                        || "yes".startsWith(word)
                        || "no".startsWith(word)
                        || word.equals("on")
                        || word.equals("of")
                        || word.equals("off")
                        || word.equals("1")
                        || word.equals("0"));
        return known
                ? null
                : ValueCheck.show(text, from, to) + " is not a boolean (true, false, t, f, yes, no, on, off, 1, 0)";
    }
}
