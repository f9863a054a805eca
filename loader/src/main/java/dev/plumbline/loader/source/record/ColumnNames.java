package dev.plumbline.loader.source.record;

import dev.plumbline.loader.source.text.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the table's columns for the names in a file: by {@code --map}, then the exact name, then the name in any case. */
public final class ColumnNames {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ .$-]*");

    private final Map<String, String> map;
    private final List<String> target;
    private final Map<String, String> anyCase = new HashMap<>();

    public ColumnNames(ColumnNaming naming) {
        map = naming.map();
        target = naming.target();
        Set<String> twice = new HashSet<>();
        for (String column : target) {
            if (anyCase.putIfAbsent(column.toLowerCase(Locale.ROOT), column) != null) {
                twice.add(column.toLowerCase(Locale.ROOT));
            }
        }
        anyCase.keySet().removeAll(twice);
    }

    /** The table's column for a name in the file; empty: mapped to nothing, to be left out; null: there is none. */
    @Nullable
    public String find(String name) {
        String mapped = map.get(name);
        if (mapped == null) {
            mapped = mappedInAnyCase(name);
        }
        String wanted = mapped == null ? name : mapped;
        if ((wanted.isEmpty() && mapped != null) || target.isEmpty() || target.contains(wanted)) {
            return wanted;
        }
        return anyCase.get(wanted.toLowerCase(Locale.ROOT));
    }

    private @Nullable String mappedInAnyCase(String name) {
        for (Map.Entry<String, String> entry : map.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Whether a first record is a header, by the rule of {@link Header#AUTO}; null: it cannot be determined. */
    @Nullable
    public Boolean isHeader(List<@Nullable String> first) {
        if (target.isEmpty()) {
            return true;
        }
        boolean allNames = !first.isEmpty();
        for (String value : first) {
            if (value != null && find(value) != null && !value.isEmpty()) {
                return true;
            }
            allNames &= value != null && NAME.matcher(value).matches();
        }
        return (allNames && new HashSet<>(first).size() == first.size()) ? null : Boolean.FALSE;
    }

    /**
     * The columns for a header; empty for those to be left out.
     *
     * @throws IllegalArgumentException saying what is wrong with the header
     */
    public List<String> resolve(List<@Nullable String> header) {
        List<String> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            if (name == null || name.isEmpty()) {
                throw new IllegalArgumentException(
                        "the header has no name for value " + (i + 1) + " of " + header.size());
            }
            String column = find(name);
            if (column == null) {
                throw new IllegalArgumentException(
                        "the header names column \"" + name + "\", which the table does not have ("
                                + String.join(", ", target) + "); map it with --map \"" + name
                                + "=column\", or leave it out with --map \""
                                + name + "=\"");
            }
            if (!column.isEmpty() && !seen.add(column)) {
                throw new IllegalArgumentException("the header names column \"" + column + "\" twice");
            }
            columns.add(column);
        }
        requireMapped(header);
        return columns;
    }

    private void requireMapped(List<@Nullable String> header) {
        Set<String> missing = new TreeSet<>(map.keySet());
        missing.removeIf(key -> header.stream().anyMatch(key::equalsIgnoreCase));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "--map names " + String.join(", ", missing) + ", which the header does not have");
        }
    }
}
