package dev.plumbline.loader.source.csv;

import dev.plumbline.loader.source.input.Input;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first line {@code sep=;}, with which Excel states the delimiter of a CSV file. */
final class SeparatorLine {

    private static final int LONGEST = 10;
    private static final Pattern LINE =
            Pattern.compile("\"?sep=([^\\r\\n\"])\"?(\r\n|\n|\r)", Pattern.CASE_INSENSITIVE);

    private SeparatorLine() {}

    /** Skips such a line, when the input is at one. */
    static Optional<Character> take(Input in) {
        while (in.limit - in.pos < LONGEST) {
            int end = in.limit;
            if (in.more(end) == in.limit) {
                break;
            }
        }
        var start = new String(in.buf, in.pos, Math.min(LONGEST, in.limit - in.pos), StandardCharsets.ISO_8859_1);
        Matcher line = LINE.matcher(start);
        if (!line.lookingAt()) {
            return Optional.empty();
        }
        in.pos += line.end();
        return Optional.of(line.group(1).charAt(0));
    }
}
