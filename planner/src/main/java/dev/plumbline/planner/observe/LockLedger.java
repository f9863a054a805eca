package dev.plumbline.planner.observe;

import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observe.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tracks which locks on existing objects a file takes, with which statement, and how long it keeps them. */
final class LockLedger {
    private final Map<Long, Shape> older;
    private final Map<Long, ObservedLock> strongest = new HashMap<>();
    private final List<ObservedLock> ended = new ArrayList<>();

    /** @param older objects that existed before the file */
    LockLedger(Map<Long, Shape> older) {
        this.older = older;
    }

    /** What the session held after the statement, and whether that was all it took. */
    void after(int statement, Map<Long, LockMode> held) {
        for (long id : List.copyOf(strongest.keySet())) {
            if (!held.containsKey(id)) {
                ended.add(Optional.ofNullable(strongest.remove(id)).orElseThrow());
            }
        }
        held.forEach((id, mode) -> {
            Shape shape = older.get(id);
            if (shape == null) {
                return;
            }
            ObservedLock before = strongest.get(id);
            if (before == null || before.mode().compareTo(mode) < 0) {
                if (before != null) {
                    ended.add(until(before, statement));
                }
                strongest.put(id, new ObservedLock(shape.name(), shape.kind(), mode, statement, statement));
            } else {
                strongest.put(id, until(before, statement));
            }
        });
    }

    /** All locks are released: the transaction is over. */
    void released() {
        ended.addAll(strongest.values());
        strongest.clear();
    }

    /** By statement, the strongest first. */
    List<ObservedLock> all() {
        var all = new ArrayList<>(ended);
        all.addAll(strongest.values());
        all.sort(java.util.Comparator.comparingInt(ObservedLock::statement)
                .thenComparing(ObservedLock::mode, java.util.Comparator.reverseOrder())
                .thenComparing(ObservedLock::object));
        return all;
    }

    private static ObservedLock until(ObservedLock lock, int statement) {
        return new ObservedLock(lock.object(), lock.kind(), lock.mode(), lock.statement(), statement);
    }
}
