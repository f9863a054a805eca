package dev.plumbline.loader.copy;

import dev.plumbline.loader.source.PlainRows;
import dev.plumbline.loader.source.ValueKind;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.value.ValueCheck;
import java.util.Optional;

/** Checks plain records and copies them into the batch that is open, as {@link RowEncoder} would have written them. One thread. */
final class PlainEncoder implements PlainRows {

    private final Layout layout;
    private final ValueCheck[] checks;
    private final boolean[] refusesNull;
    private final boolean[] takesNumbers;
    private CopyBatch batch;
    private long ordinal;

    private PlainEncoder(CopyBatch batch) {
        this.batch = batch;
        layout = batch.layout();
        int n = layout.columns().size();
        checks = layout.columns().stream().map(ValueCheck::of).toArray(ValueCheck[]::new);
        refusesNull = new boolean[n];
        takesNumbers = new boolean[n];
        for (int i = 0; i < n; i++) {
            refusesNull[i] = layout.refusesNull(i);
            Literals literals = Literals.of(layout.columns().get(i));
            takesNumbers[i] = literals == Literals.WHOLE || literals == Literals.NUMBER;
        }
    }

    /** Empty when rows of this layout are more than their values, or an INSERT may not give them all. */
    static Optional<PlainEncoder> of(CopyBatch batch) {
        Layout layout = batch.layout();
        boolean always = layout.columns().stream().anyMatch(c -> c.identity() == TargetColumn.Identity.ALWAYS);
        boolean simple = !layout.places() && !layout.ignored().contains(true) && !always;
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
    public boolean take(byte[] text, int[] starts, int[] ends, ValueKind[] kinds, long line) {
        if (batch.length() >= RowReader.BATCH_BYTES) {
            return false;
        }
        for (int i = 0; i < checks.length; i++) {
            boolean good = kinds[i] == ValueKind.NULL
                    ? !refusesNull[i]
                    : (kinds[i] == ValueKind.TEXT || takesNumbers[i])
                            && (checks[i] == ValueCheck.NONE || checks[i].problem(text, starts[i], ends[i]) == null);
            if (!good) {
                return false;
            }
        }
        batch.beginRow(++ordinal, line);
        for (int i = 0; i < checks.length; i++) {
            byte behind = i == checks.length - 1 ? (byte) '\n' : (byte) '\t';
            if (kinds[i] == ValueKind.NULL) {
                batch.plainNull(behind);
            } else {
                batch.plain(text, starts[i], ends[i], behind);
            }
        }
        return true;
    }
}
