package dev.plumbline.loader;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the table from the name of a file: {@code 03_vehicle_options.csv.gz} is for {@code vehicle_options}. */
final class TableOfFile {

    private static final Pattern NAME = Pattern.compile(
            "(?:\\d+[_.-]+)?(.+?)\\.(csv|tsv|tab|copy|sql|ndjson|jsonl)(?:\\.(?:gz|gzip|zst|zstd|bz2|xz))?",
            Pattern.CASE_INSENSITIVE);

    private TableOfFile() {}

    /** Whether a file is read because of its name at all. */
    static boolean known(String file) {
        return NAME.matcher(file).matches();
    }

    /** Empty for SQL files, which name their tables themselves. */
    static Optional<String> of(String file) {
        Matcher name = NAME.matcher(file);
        boolean named =
                name.matches() && !name.group(2).toLowerCase(Locale.ROOT).equals("sql");
        return named ? Optional.of(name.group(1)) : Optional.empty();
    }
}
