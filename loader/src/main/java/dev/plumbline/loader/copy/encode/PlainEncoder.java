package dev.plumbline.loader.copy.encode;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.value.ValueCheck;

/** Checks plain records and copies them into the current batch, as {@link RowEncoder} would have written them. One thread. */
final class PlainEncoder implements PlainRows {

    private final ValueCheck[] checks;
    private final boolean[] refusesNull;
    private final boolean[] takesNumbers;
    private CopyBatch batch;
    private long ordinal;

    /** Checks as {@link RowEncoder} does, whose arrays these are; {@code batch} is the first to be filled. */
    PlainEncoder(ValueCheck[] checks, boolean[] refusesNull, Literals[] literals, CopyBatch batch) {
        this.checks = checks;
        this.refusesNull = refusesNull;
        this.batch = batch;
        takesNumbers = new boolean[literals.length];
        for (int i = 0; i < literals.length; i++) {
            takesNumbers[i] = literals[i] == Literals.WHOLE || literals[i] == Literals.NUMBER;
        }
    }

    /** Further records go into this batch. */
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
        if (batch.length() >= CopyBatch.FULL) {
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
