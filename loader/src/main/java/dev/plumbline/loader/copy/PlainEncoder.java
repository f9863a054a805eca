package dev.plumbline.loader.copy;

import dev.plumbline.loader.source.PlainRows;
import dev.plumbline.loader.value.ValueCheck;
import java.util.Optional;

/** Checks plain records and copies them into the batch that is open, as {@link RowEncoder} would have written them. One thread. */
final class PlainEncoder implements PlainRows {

    private final Layout layout;
    private final ValueCheck[] checks;
    private final boolean[] refusesNull;
    private CopyBatch batch;
    private long ordinal;

    private PlainEncoder(CopyBatch batch) {
        this.batch = batch;
        layout = batch.layout();
        int n = layout.columns().size();
        checks = layout.columns().stream().map(ValueCheck::of).toArray(ValueCheck[]::new);
        refusesNull = new boolean[n];
        for (int i = 0; i < n; i++) {
            refusesNull[i] = layout.refusesNull(i);
        }
    }

    /** Empty when rows of this layout are more than their values. */
    static Optional<PlainEncoder> of(CopyBatch batch) {
        Layout layout = batch.layout();
        boolean simple = !layout.places() && !layout.ignored().contains(true);
        return simple ? Optional.of(new PlainEncoder(batch)) : Optional.empty();
    }

    boolean isFor(CopyBatch other) {
        return other.layout() == layout;
    }

    /** What comes next goes into this batch. */
    void into(CopyBatch open, long read) {
        batch = open;
        ordinal = read;
    }

    @Override
    public int width() {
        return checks.length;
    }

    @Override
    public boolean take(byte[] text, int[] bounds, boolean emptyIsNull, long line) {
        if (batch.length() >= RowReader.BATCH_BYTES) {
            return false;
        }
        boolean nulls = false;
        for (int i = 0; i < checks.length; i++) {
            int from = bounds[i];
            int to = bounds[i + 1] - 1;
            if (from == to && emptyIsNull) {
                if (refusesNull[i]) {
                    return false;
                }
                nulls = true;
            } else if (checks[i] != ValueCheck.NONE && checks[i].problem(text, from, to) != null) {
                return false;
            }
        }
        batch.beginRow(++ordinal, line);
        if (nulls) {
            copyWithNulls(text, bounds);
        } else {
            copy(text, bounds);
        }
        return true;
    }

    private void copy(byte[] text, int[] bounds) {
        int from = bounds[0];
        int to = bounds[checks.length];
        batch.plain(text, from, to);
        for (int i = 1; i < checks.length; i++) {
            batch.set(bounds[i] - 1 - from, (byte) '\t');
        }
        batch.set(to - 1 - from, (byte) '\n');
    }

    private void copyWithNulls(byte[] text, int[] bounds) {
        for (int i = 0; i < checks.length; i++) {
            int to = bounds[i + 1] - 1;
            batch.room(4 + to - bounds[i]);
            if (i > 0) {
                batch.put((byte) '\t');
            }
            if (bounds[i] == to) {
                batch.put((byte) '\\');
                batch.put((byte) 'N');
            } else {
                batch.plain(text, bounds[i], to);
            }
        }
        batch.room(1);
        batch.put((byte) '\n');
    }
}
