package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.PlumblineException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Findings that the owner of a database has examined and accepts, each with its reason: lines of {@code check object: reason}, where the
 * object is the first column of the check's rows. Empty lines and {@code #} are comments.
 */
public record Accepted(List<Entry> entries) {

    /** One accepted row of one check. */
    public record Entry(String check, String object, String reason) {}

    public Accepted {
        entries = List.copyOf(entries);
    }

    public static Accepted none() {
        return new Accepted(List.of());
    }

    /** @throws PlumblineException naming the line that has no object or no reason */
    public static Accepted parse(String where, String text) {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int space = stripped.indexOf(' ');
            int colon = stripped.indexOf(": ", Math.max(0, space));
            if (space < 0 || colon < 0) {
                throw new PlumblineException(
                        PlumblineException.Kind.USAGE,
                        where + ":" + number + ": '" + stripped + "', expected 'check object: reason'");
            }
            entries.add(new Entry(
                    stripped.substring(0, space),
                    stripped.substring(space, colon).strip(),
                    stripped.substring(colon + 2).strip()));
        }
        return new Accepted(entries);
    }

    /** These, and the others given in addition. */
    public Accepted and(Accepted others) {
        return new Accepted(
                Stream.concat(entries.stream(), others.entries.stream()).toList());
    }

    List<Entry> of(String check) {
        return entries.stream().filter(entry -> entry.check().equals(check)).toList();
    }
}
