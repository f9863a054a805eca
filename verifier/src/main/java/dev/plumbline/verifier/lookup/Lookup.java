package dev.plumbline.verifier.lookup;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.verifier.check.ObjectReference;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jooq.Select;
import org.jooq.Table;

/**
 * One lookup. {@code sql} has a question mark per column of {@code keys}; {@code function} is the name of the function that it calls with
 * exactly those arguments, or empty for a plain query. The columns of a plain SQL {@code keys} are not known before it is run.
 */
public record Lookup(
        String id, String title, String sql, String function, Table<?> keys, Duration budget, PlanExpectation plan) {

    /** The budget of a lookup that states none of its own. */
    public static final Duration DEFAULT_BUDGET = Duration.ofMillis(50);

    public Lookup {
        int marks = (int) sql.chars().filter(c -> c == '?').count();
        int columns = keys.fields().length;
        if (columns > 0 && marks != columns) {
            throw new PlumblineException(
                    PlumblineException.Kind.USAGE,
                    id + ": " + marks + " question marks, but the keys have " + columns + " columns");
        }
    }

    /** A call of a table-valued function with keys from a query whose columns are its arguments in order. */
    public static Lookup ofFunction(String function, Select<?> keys) {
        String marks = String.join(", ", Collections.nCopies(keys.getSelect().size(), "?"));
        return new Lookup(
                function,
                function + " answers within its budget",
                "select * from " + function + "(" + marks + ")",
                function,
                keys.asTable("k"),
                DEFAULT_BUDGET,
                PlanExpectation.none());
    }

    /** What may be to blame when it breaks a promise: its function, the indexes it relies on. */
    public Set<ObjectReference> subjects() {
        Set<ObjectReference> names = new LinkedHashSet<>();
        if (!function.isEmpty()) {
            names.add(ObjectReference.function(function));
        }
        plan.indexes().forEach(index -> names.add(ObjectReference.index(index)));
        return names;
    }

    public Lookup within(Duration promised) {
        return new Lookup(id, title, sql, function, keys, promised, plan);
    }

    public Lookup planned(PlanExpectation expectation) {
        return new Lookup(id, title, sql, function, keys, budget, expectation);
    }
}
