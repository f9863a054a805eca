package dev.plumbline.catalog.query;

import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.database.resource.Resource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query over the catalogues, without the lines that are for other versions of the server ({@code -- 14+}, {@code -- 14-},
 * {@code -- 15..16}).
 */
public final class VersionedSql {

    private static final Pattern MARK = Pattern.compile("-- (\\d+)(\\+|-|\\.\\.(\\d+))$");

    private VersionedSql() {}

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final String HOME = "/dev/plumbline/catalog/";
    private static final String ONLY = "-- only";

    /** Without the lines that select certain objects. */
    public static String of(String name, int major) {
        return of(name, major, line -> !line.endsWith(ONLY));
    }

    /** With the lines that select certain objects: their oids are the parameters after the first three, once for each place. */
    static String only(String name, int major) {
        return KNOWN.computeIfAbsent(name + " " + major, unread -> of(name, major, line -> true));
    }

    private static String of(String name, int major, Predicate<String> wanted) {
        return Resource.text(VersionedSql.class, HOME + name + ".sql")
                .lines()
                .filter(line -> isFor(line, major) && wanted.test(line))
                .map(VersionedSql::own)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String own(String line) {
        return line.replace("@own schema@", OwnSchema.NAME)
                .replace("@own relations@", OwnSchema.RELATIONS)
                .replace("@quarantine@", OwnSchema.QUARANTINE)
                .replace("@quarantine remark@", OwnSchema.QUARANTINE_REMARK);
    }

    private static boolean isFor(String line, int major) {
        Matcher mark = MARK.matcher(line);
        if (!mark.find()) {
            return true;
        }
        int version = Integer.parseInt(mark.group(1));
        return switch (mark.group(2)) {
            case "+" -> major >= version;
            case "-" -> major < version;
            default -> major >= version && major <= Integer.parseInt(mark.group(3));
        };
    }
}
