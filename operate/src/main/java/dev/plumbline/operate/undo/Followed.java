package dev.plumbline.operate.undo;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.operate.undo.keep.CatalogText;
import dev.plumbline.operate.undo.keep.RecordedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue during an undo, updated from step to step and compared with what each step had found: the cost of a step depends on what
 * it changes and on what its migration changed. Invalid as soon as a transaction is rolled back.
 */
final class Followed {
    private final CatalogTracker tracker;
    private final CatalogText actual;
    private final SortedSet<String> differing = new TreeSet<>();
    private @Nullable RecordedRun recorded;
    private boolean fresh = true;

    /** Reads everything, in the current transaction. */
    Followed(Connection connection) throws SQLException {
        this.tracker = new CatalogTracker(connection, CatalogScope.everything());
        this.actual = new CatalogText(tracker.catalog().canonicalText());
    }

    /** Whether nothing that it has read can have been rolled back since. */
    boolean isFresh() {
        return fresh;
    }

    /** At the beginning of each transaction. */
    void begin() throws SQLException {
        fresh = false;
        tracker.begin();
    }

    /** Reads in what the transaction has changed. */
    void look() throws SQLException {
        change(tracker.end());
        tracker.begin();
    }

    /** Reads in the present state, whoever changed it and when. */
    void lookAtEverything() throws SQLException {
        change(tracker.readAgain());
    }

    Optional<CatalogObject> find(String key) {
        return tracker.find(key);
    }

    /** Whether what the step had found was recorded. */
    boolean knows(Connection connection, Bookkeeping books, UndoStep step) throws SQLException {
        if (recorded != null && recorded.standsAt(step.phase(), step.version())) {
            return true;
        }
        recorded = books.recorded(connection, step.phase(), step.version()).orElse(null);
        differing.clear();
        if (recorded == null) {
            return false;
        }
        SortedSet<String> all = actual.keys();
        all.addAll(recorded.catalogue().keys());
        compare(all);
        return true;
    }

    /** Aligned {@code actual} and {@code expected} lines of what differs from what the step had found. */
    List<String> difference(Collection<String> left) {
        var keys = new TreeSet<>(differing);
        keys.removeAll(left);
        if (recorded == null || keys.isEmpty()) {
            return List.of();
        }
        CatalogText is = actual.knownTo(recorded.catalogue());
        CatalogText should = recorded.catalogue().knownTo(actual);
        return CatalogText.difference(is, should, CatalogText.differing(is, should, keys));
    }

    /** The step is taken and committed. */
    void back() {
        fresh = true;
        if (recorded != null) {
            compare(recorded.back());
        }
    }

    private void change(CatalogTracker.Changes changes) {
        if (!changes.isEmpty()) {
            compare(actual.change(CatalogText.of(List.of(changes))).objects().keySet());
        }
    }

    private void compare(Collection<String> keys) {
        if (recorded != null) {
            keys.forEach(differing::remove);
            differing.addAll(CatalogText.differing(actual, recorded.catalogue(), keys));
        }
    }
}
