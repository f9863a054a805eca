package dev.plumbline.operate.baseline;

import dev.plumbline.database.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the rows of a table say about one of its columns.
 *
 * @param table as SQL writes it
 * @param column its plain name
 * @param place the prefix of the names of its checks' files
 * @param required whether the catalogue excludes nulls already
 * @param least and {@code most}: as text, empty where the type has no range or no row has a value
 * @param values all there are where they are few; empty where they are many
 */
record ColumnFacts(
        String table,
        String column,
        String place,
        boolean required,
        boolean unique,
        long rows,
        long present,
        Optional<String> least,
        Optional<String> most,
        List<String> values,
        boolean distinct) {
    /** Fewer rows say nothing about those to come. */
    private static final long ENOUGH = 20;

    private static final double FEW_NULLS = 0.05;

    ColumnFacts {
        values = List.copyOf(values);
    }

    List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        if (rows < ENOUGH) {
            return offers;
        }
        nulls().ifPresent(offers::add);
        if (!values.isEmpty()) {
            offers.add(enumeration());
        } else if (least.isPresent() && most.isPresent() && !unique) {
            offers.add(range(least.get(), most.get()));
        }
        if (distinct && !unique) {
            offers.add(uniqueness());
        }
        return offers;
    }

    private Optional<Offer> nulls() {
        long nulls = rows - present;
        String name = Identifier.quote(column);
        if (required || present == 0) {
            return Optional.empty();
        }
        if (nulls == 0) {
            return Optional.of(new Offer(
                    place + "_present",
                    table + "." + name + " has a value in every row",
                    "none of " + count(rows) + " rows lacks one",
                    "select * from " + table + " where " + name + " is null;"));
        }
        double share = (double) nulls / rows;
        if (share > FEW_NULLS) {
            return Optional.empty();
        }
        // Twice what was seen, because rows come and go.
        String most = String.format(Locale.ROOT, "%.4f", Math.min(1, share * 2));
        return Optional.of(new Offer(
                place + "_mostly_present",
                table + "." + name + " is null in at most " + most + " of the rows",
                count(nulls) + " of " + count(rows) + " rows are without",
                "select '" + place + "' as place, nulls, rows\nfrom (select count(*) filter (where " + name
                        + " is null) as nulls, count(*) as rows from " + table + ") as counted\nwhere nulls > rows * "
                        + most + ";"));
    }

    private Offer enumeration() {
        String name = Identifier.quote(column);
        String list = String.join(", ", values.stream().map(Identifier::literal).toList());
        return new Offer(
                place + "_values",
                table + "." + name + " is one of " + values.size() + " values",
                count(present) + " rows have no other",
                "select * from " + table + "\nwhere " + name + "::text not in (" + list + ");");
    }

    private Offer range(String from, String to) {
        String name = Identifier.quote(column);
        return new Offer(
                place + "_range",
                table + "." + name + " is between " + from + " and " + to,
                "the least and the greatest of " + count(present) + " values",
                "select * from " + table + "\nwhere " + name + " < " + Identifier.literal(from) + " or " + name + " > "
                        + Identifier.literal(to) + ";");
    }

    private Offer uniqueness() {
        String name = Identifier.quote(column);
        return new Offer(
                place + "_unique",
                table + "." + name + " is different in every row",
                "no two of " + count(present) + " values are equal",
                "select " + name + ", count(*) from " + table + "\nwhere " + name + " is not null group by " + name
                        + " having count(*) > 1;");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
