package dev.plumbline.operate.undo.keep;

import dev.plumbline.catalog.CatalogTracker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A catalogue's canonical text taken apart again, to show where two differ. */
public final class CatalogText {
    /** Name, which may be several words, and the length of the value. */
    private static final Pattern PROPERTY = Pattern.compile("  (.*?) (\\d+) ");

    private static final String GONE = "- ";
    private static final String TABLE = "table ";

    private final SortedMap<String, SortedMap<String, String>> objects = new TreeMap<>();

    /** Objects as they were before they changed; empty for those that did not exist. */
    public record Before(Map<String, Optional<SortedMap<String, String>>> objects) {}

    public CatalogText(String text) {
        read(text);
    }

    /** Objects that are gone, each on a line that begins with a minus, and then those that are new or changed. */
    public static String of(List<CatalogTracker.Changes> all) {
        var objects = new TreeMap<String, String>();
        for (CatalogTracker.Changes changes : all) {
            changes.gone().forEach(key -> objects.put(key, ""));
            changes.now().forEach(object -> objects.put(object.key(), object.canonicalText()));
        }
        var gone = new StringBuilder();
        var now = new StringBuilder();
        objects.forEach((key, text) -> {
            if (text.isEmpty()) {
                gone.append(GONE).append(key).append('\n');
            } else {
                now.append(text);
            }
        });
        return gone.append(now).toString();
    }

    /** Applies what {@link #of} wrote, and returns what reverses it. */
    public Before change(String changes) {
        Map<String, Optional<SortedMap<String, String>>> before = new HashMap<>();
        int at = 0;
        while (changes.startsWith(GONE, at)) {
            int end = changes.indexOf('\n', at);
            String key = changes.substring(at + GONE.length(), end);
            before.put(key, Optional.ofNullable(objects.remove(key)));
            at = end + 1;
        }
        for (Map.Entry<String, SortedMap<String, String>> now :
                new CatalogText(changes.substring(at)).objects.entrySet()) {
            before.put(now.getKey(), Optional.ofNullable(objects.put(now.getKey(), now.getValue())));
        }
        return new Before(before);
    }

    public void takeBack(Before before) {
        before.objects()
                .forEach((key, was) -> was.ifPresentOrElse(one -> objects.put(key, one), () -> objects.remove(key)));
    }

    /** The keys of what differs, among these or among all. */
    public static SortedSet<String> differing(CatalogText actual, CatalogText expected, Collection<String> among) {
        var found = new TreeSet<String>();
        for (String key : among) {
            if (!Objects.equals(actual.objects.get(key), expected.objects.get(key))) {
                found.add(key);
            }
        }
        return found;
    }

    public SortedSet<String> keys() {
        return new TreeSet<>(objects.keySet());
    }

    private void read(String text) {
        int at = 0;
        SortedMap<String, String> properties = new TreeMap<>();
        while (at < text.length()) {
            if (!text.startsWith("  ", at)) {
                int end = text.indexOf('\n', at);
                properties = new TreeMap<>();
                objects.put(text.substring(at, end), properties);
                at = end + 1;
            } else {
                Matcher head = PROPERTY.matcher(text).region(at, text.length());
                if (!head.lookingAt()) {
                    throw new IllegalArgumentException("no catalogue text at character " + at);
                }
                int end = head.end() + Integer.parseInt(head.group(2));
                properties.put(head.group(1), text.substring(head.end(), end));
                at = end + 1;
            }
        }
    }

    public CatalogText without(Collection<String> keys) {
        objects.keySet().removeAll(keys);
        return this;
    }

    /**
     * Without partitions that the other does not have though it has their table, and without what belongs to them: they come and
     * go with the calendar.
     */
    public CatalogText knownTo(CatalogText other) {
        var unknown = new TreeSet<String>();
        objects.forEach((key, properties) -> {
            String parent = properties.get("partition of");
            if (parent != null && other.objects.containsKey(TABLE + parent) && !other.objects.containsKey(key)) {
                unknown.add(key.substring(TABLE.length()));
            }
        });
        var known = new CatalogText("");
        objects.forEach((key, properties) -> {
            String on = properties.getOrDefault("on", "");
            boolean left = unknown.stream()
                    .anyMatch(table ->
                            on.equals(table) || key.equals(TABLE + table) || key.startsWith("column " + table + "."));
            if (!left) {
                known.objects.put(key, properties);
            }
        });
        return known;
    }

    /** Aligned {@code actual} and {@code expected} lines; empty when equal. */
    public static List<String> difference(CatalogText actual, CatalogText expected) {
        var keys = new TreeSet<>(actual.objects.keySet());
        keys.addAll(expected.objects.keySet());
        return difference(actual, expected, keys);
    }

    /** The same of some objects alone. */
    public static List<String> difference(CatalogText actual, CatalogText expected, Collection<String> keys) {
        var lines = new ArrayList<String>();
        for (String key : keys) {
            Map<String, String> is = actual.objects.get(key);
            Map<String, String> should = expected.objects.get(key);
            if (is == null) {
                lines.add(key + ": missing");
            } else if (should == null) {
                lines.add(key + ": should not be there");
            } else if (!is.equals(should)) {
                changed(key, is, should, lines);
            }
        }
        return lines;
    }

    private static void changed(String key, Map<String, String> is, Map<String, String> should, List<String> lines) {
        var names = new TreeSet<>(is.keySet());
        names.addAll(should.keySet());
        for (String name : names) {
            String actual = is.getOrDefault(name, "-");
            String expected = should.getOrDefault(name, "-");
            if (!actual.equals(expected)) {
                lines.add(key + ", " + name + "\n    actual   " + actual + "\n    expected " + expected);
            }
        }
    }
}
