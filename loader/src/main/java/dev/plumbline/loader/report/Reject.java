package dev.plumbline.loader.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A row that is not loaded.
 *
 * @param ordinal its place among all rows read, from 1
 * @param file the file as the user named it
 * @param line the line it begins on, 0 when not known
 * @param table the table it was meant for, empty when not yet known
 * @param faults everything known to be wrong with it, at least one
 * @param original the text of the row as it stood in the file
 */
public record Reject(long ordinal, String file, long line, String table, List<Fault> faults, String original) {

    public Reject {
        faults = List.copyOf(faults);
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("a reject without a fault");
        }
    }

    /** The columns at fault. */
    public String column() {
        return faults.stream()
                .flatMap(f -> Stream.of(f.column().split(", ")))
                .filter(c -> !c.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The constraints that the row violates. */
    public String constraint() {
        return joined(Fault::constraint);
    }

    public String sqlState() {
        return joined(Fault::sqlState);
    }

    private String joined(Function<Fault, String> part) {
        return faults.stream().map(part).filter(p -> !p.isEmpty()).distinct().collect(Collectors.joining(", "));
    }

    /** What was found and what was expected; several faults each with their column. */
    public String reason() {
        return faults.size() == 1
                ? faults.get(0).reason()
                : faults.stream().map(Fault::said).collect(Collectors.joining("; "));
    }

    /** The same row with faults found later; those of a constraint or column that is already reported are left out. */
    public Reject and(List<Fault> others) {
        var all = new ArrayList<>(faults);
        for (Fault other : others) {
            boolean named = all.stream()
                    .anyMatch(f -> other.constraint().isEmpty()
                            ? f.column().equals(other.column())
                            : f.constraint().equals(other.constraint()));
            if (!named) {
                all.add(other);
            }
        }
        return new Reject(ordinal, file, line, table, all, original);
    }

    /** {@code 03_vehicle_options.csv:17: column year: "abc" is not an integer}. */
    public String message() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + (faults.size() == 1 ? faults.get(0).said() : reason());
    }
}
