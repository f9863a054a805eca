package dev.plumbline.operate.trial;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.database.session.NamedQueries;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The queries before and after each script that is observed. */
final class TrialQueries {
    static final String TOUCHED = "plumbline_trial_touched";
    static final String COUNTS = "plumbline_trial_counts";
    private static final String FILLED = "plumbline_trial_filled";
    private static final String SHAPES = "plumbline_trial_shapes";

    /** Of tables that are not among the given ones, which are left out before any of them is opened. */
    private static final String MORE_FILLED =
            """
            with other as materialized (
              select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'r' and c.relpersistence <> 't' and c.oid >= 16384 and n.nspname::text <> '@own schema@'
                and c.relname !~ '@bookkeeping@' and not exists (select from unnest($1) as k (oid) where k.oid = c.oid))
            select o.oid::bigint from other o where pg_relation_size(o.oid) > 0
            """.replace("@own schema@", OwnSchema.NAME).replace("@bookkeeping@", CatalogScope.BOOKKEEPING);

    static final NamedQueries ALL = new NamedQueries(connection -> Map.of(
            TOUCHED, " as " + DamageSearch.TOUCHED,
            COUNTS, " as " + DamageSearch.COUNTS,
            FILLED, " (oid[]) as " + MORE_FILLED,
            SHAPES, " (oid[]) as " + TableShape.OF));

    private TrialQueries() {}

    static String shapes(Collection<Long> numbers) {
        return SHAPES + array(numbers);
    }

    /** Besides those that are known. */
    static String filled(Collection<Long> known) {
        return FILLED + array(known);
    }

    private static String array(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "('{", "}')"));
    }
}
