package dev.plumbline.verifier.data;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.verifier.check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final Optional<Database> database;

    /** Promises to be handed to whoever runs them. */
    public Expectations() {
        this(Optional.empty());
    }

    private Expectations(Optional<Database> database) {
        this.database = database;
    }

    /** Promises that {@link #verify} asks of this database. */
    public static Expectations on(Database database) {
        return new Expectations(Optional.of(database));
    }

    public <R extends Record> TableExpectations<R> expect(Table<R> table) {
        return new TableExpectations<>(this, table);
    }

    /** That each of these tables has as many rows as {@code pack.yaml} states for the data set. */
    public void expectRowsOf(DataSetPromise set, List<? extends Table<? extends Record>> tables) {
        for (Table<? extends Record> table : tables) {
            String name = table.getName();
            expect(table).rowCount(set.rowsOf(name)).as(name + "_count", set.fill("${rows." + name + ":,} " + name));
        }
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Asks every promise stated since the last call, in a connection of its own: it sees what has been committed.
     *
     * @throws AssertionError naming every broken promise, what was found and what was expected
     */
    public void verify() {
        List<Expectation> stated = List.copyOf(all);
        all.clear();
        Database asked = database.orElseThrow(
                () -> new IllegalStateException("no database to ask: make the promises by Expectations.on(database)"));
        Assertion.of(asked, stated);
    }

    void add(Expectation expectation) {
        all.add(expectation);
    }

    List<Expectation> all() {
        return List.copyOf(all);
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
