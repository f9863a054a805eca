package dev.plumbline.verifier.data;

import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;
import org.jooq.Table;

/**
 * Collects promises about the rows of a database:
 *
 * <pre>{@code
 * expectations.expect(VEHICLE_OPTIONS)
 *     .rowCount(1_122_644)
 *     .column(VEHICLE_OPTIONS.YEAR).between(1980, 2026).distinctCount(47)
 *     .column(VEHICLE_OPTIONS.ENGINE_ID).nullShare(0.0106, 0.0001).references(ENGINES.ID);
 * }</pre>
 *
 * One thread. Nothing is asked of the database before the promises are run.
 */
public final class Expectations {

    private final List<Expectation> all = new ArrayList<>();

    public <R extends Record> TableExpectations<R> expect(Table<R> table) {
        return new TableExpectations<>(this, table);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    void add(Expectation expectation) {
        all.add(expectation);
    }

    List<Expectation> all() {
        return List.copyOf(all);
    }

    List<Expectation> drain() {
        List<Expectation> drained = List.copyOf(all);
        all.clear();
        return drained;
    }

    void nameLast(String id, String title) {
        all.add(removeLast().named(id, title));
    }

    void softenLast() {
        all.add(removeLast().whenBroken(Outcome.WARN));
    }

    private Expectation removeLast() {
        if (all.isEmpty()) {
            throw new IllegalStateException("no promise has been stated yet that could be named or softened");
        }
        return all.remove(all.size() - 1);
    }
}
