package dev.plumbline.schema.layout;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a folder without a file of ours holds, and what its files would be called here. */
public final class OtherLayout {
    private static final Pattern NUMBERED = Pattern.compile("(\\d+(?:-\\d+)*)[._-](.+)");
    private static final Pattern IN_FOLDERS = Pattern.compile("(migration|up)\\.sql", Pattern.CASE_INSENSITIVE);
    private static final Pattern UP = Pattern.compile("(\\d+)_(.+)\\.up\\.sql", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEARLY = Pattern.compile("(?i)([VRU])(\\d[\\d._]*?)?_{1,2}([^_].*)\\.sql");
    private static final Pattern SECTION = Pattern.compile("(?im)^\\s*--\\s*(migrate:up|\\+goose\\s+up)\\b");
    private static final Pattern CHANGESET =
            Pattern.compile("(?im)^\\s*--\\s*(liquibase\\s+formatted\\s+sql|changeset\\s+\\S+:\\S+)");
    private static final Pattern CHANGELOG = Pattern.compile("(?i).*change-?log.*\\.(xml|ya?ml|json)");
    private static final Pattern CODE =
            Pattern.compile("(?i)(\\d+_.+\\.(rb|py)|\\d+.*\\.(ts|js|mjs)|V\\d.*__.+\\.(java|kt))");

    private final List<Path> files;
    private final List<Path> sql;
    private final Function<Path, String> read;

    private OtherLayout(List<Path> files, Function<Path, String> read) {
        this.files = files;
        this.sql = files.stream()
                .filter(file -> name(file).toLowerCase(Locale.ROOT).endsWith(".sql"))
                .toList();
        this.read = read;
    }

    /**
     * What was found and what is expected, in one sentence.
     *
     * @param files all below the folder, in order
     * @param read the text of one of them; empty where it cannot be read
     */
    public static String describe(List<Path> files, Function<Path, String> read) {
        var layout = new OtherLayout(files, read);
        return layout.sqitch()
                .or(layout::changesets)
                .or(layout::sections)
                .or(layout::upAndDown)
                .or(layout::folders)
                .or(layout::numbered)
                .or(layout::nearly)
                .or(layout::code)
                .orElseGet(layout::others);
    }

    private Optional<String> sqitch() {
        return files.stream()
                .filter(file -> name(file).equals("sqitch.plan"))
                .findFirst()
                .map(plan -> "it is a project of Sqitch; number its files in the order of " + name(plan)
                        + ": deploy/users.sql becomes V1__users.sql, revert/users.sql U1__users.sql, both without BEGIN and"
                        + " COMMIT");
    }

    private Optional<String> changesets() {
        return firstWith(CHANGESET)
                .map(file ->
                        name(file) + " is a changelog of Liquibase; each changeset becomes a file, V1__words.sql, and"
                                + " its rollback another, U1__words.sql");
    }

    private Optional<String> sections() {
        return firstWith(SECTION).map(file -> {
            String words = ours(name(file), "");
            return name(file) + " holds both directions, as dbmate's and goose's do; the part that goes up becomes V"
                    + words + ", the part that goes down U" + words;
        });
    }

    private Optional<String> upAndDown() {
        return sql.stream()
                .map(file -> UP.matcher(name(file)))
                .filter(Matcher::matches)
                .findFirst()
                .map(up -> {
                    String words = up.group(1) + "__" + up.group(2) + ".sql";
                    return "rename " + up.group(1) + "_" + up.group(2) + ".up.sql to V" + words + ", its .down.sql to U"
                            + words + ", and so on";
                });
    }

    private Optional<String> folders() {
        return sql.stream()
                .filter(file -> IN_FOLDERS.matcher(name(file)).matches()
                        && NUMBERED.matcher(folder(file)).matches())
                .findFirst()
                .map(file -> {
                    String words = ours(folder(file), ".sql");
                    boolean both = name(file).equalsIgnoreCase("up.sql");
                    return "rename " + folder(file) + "/" + name(file) + " to V" + words
                            + (both ? ", its down.sql to U" + words : "") + ", and so on";
                });
    }

    private Optional<String> numbered() {
        return sql.stream()
                .filter(file -> NUMBERED.matcher(name(file)).matches())
                .findFirst()
                .map(file -> "rename " + name(file) + " to V" + ours(name(file), "") + ", and so on");
    }

    private Optional<String> nearly() {
        return sql.stream()
                .map(file -> NEARLY.matcher(name(file)))
                .filter(Matcher::matches)
                .findFirst()
                .map(file -> {
                    String version = file.group(2) == null ? "" : file.group(2).replaceFirst("[._]+$", "");
                    return "rename " + file.group() + " to " + file.group(1).toUpperCase(Locale.ROOT) + version + "__"
                            + file.group(3) + ".sql, and so on";
                });
    }

    /** Migrations in a language that is not run here. */
    private Optional<String> code() {
        return files.stream()
                .filter(file -> CODE.matcher(name(file)).matches()
                        || CHANGELOG.matcher(name(file)).matches())
                .findFirst()
                .map(file -> name(file) + " is not SQL, which alone is run here; plumbline init makes migrations of a"
                        + " database that was built by such files");
    }

    private String others() {
        if (sql.isEmpty()) {
            return "there is no SQL file; plumbline new writes the first one";
        }
        return "number its SQL files in the order in which they run: " + name(sql.get(0)) + " becomes V1__"
                + name(sql.get(0)) + (sql.size() > 1 ? ", and so on" : "");
    }

    private Optional<Path> firstWith(Pattern mark) {
        return sql.stream()
                .filter(file -> mark.matcher(read.apply(file)).find())
                .findFirst();
    }

    /** {@code 0001_first} as {@code 0001__first}. */
    private static String ours(String name, String suffix) {
        Matcher numbered = NUMBERED.matcher(name);
        return (numbered.matches() ? numbered.group(1).replace("-", "") + "__" + numbered.group(2) : "1__" + name)
                + suffix;
    }

    private static String folder(Path file) {
        return file.getNameCount() < 2 ? "" : String.valueOf(file.getName(file.getNameCount() - 2));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
