package dev.plumbline.loader.copy.encode;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.report.Fault;
import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.RowBlock.Overriding;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetColumn.Identity;
import dev.plumbline.loader.value.ValueCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the rows of one layout and writes them into batches. One thread. */
public final class RowEncoder {

    private final Layout layout;
    private final TargetColumn[] columns;
    private final boolean[] ignored;
    private final ValueCheck[] checks;
    private final Literals[] literals;
    private final boolean[] refusesNull;
    private final boolean hasPlain;
    private final BitSet defaults = new BitSet();
    private @Nullable PlainEncoder plain;

    public RowEncoder(Layout layout) {
        this.layout = layout;
        int n = layout.columns().size();
        columns = layout.columns().toArray(TargetColumn[]::new);
        ignored = new boolean[n];
        checks = new ValueCheck[n];
        literals = new Literals[n];
        refusesNull = new boolean[n];
        for (int i = 0; i < n; i++) {
            ignored[i] = layout.ignored().get(i);
            checks[i] = ValueCheck.of(columns[i]);
            literals[i] = Literals.of(columns[i]);
            refusesNull[i] = columns[i].notNull() && !layout.target().fillsRows();
        }
        boolean always = Arrays.stream(columns).anyMatch(c -> c.identity() == Identity.ALWAYS);
        hasPlain = !layout.places() && !layout.ignored().contains(true) && !always;
    }

    public Layout layout() {
        return layout;
    }

    /** The fast path into a batch of this layout; null when rows carry more than their values, or an INSERT may omit some. */
    @Nullable
    public PlainRows plain(CopyBatch batch, long read) {
        if (!hasPlain || batch.layout() != layout) {
            return null;
        }
        PlainEncoder known = plain;
        if (known == null) {
            known = new PlainEncoder(checks, refusesNull, literals, batch);
            plain = known;
        }
        known.into(batch, read);
        return known;
    }

    /** Which columns of this row take their default; the same object each time. */
    public BitSet defaults(SourceRow row) throws UnloadableValue {
        int size = row.size();
        if (size != columns.length && !(size < columns.length && layout.block().mayBeShort())) {
            throw new UnloadableValue(
                    "",
                    Fault.MALFORMED,
                    size + (size == 1 ? " value" : " values") + ", expected " + columns.length + " ("
                            + String.join(
                                    ", ",
                                    Arrays.stream(columns)
                                            .map(TargetColumn::name)
                                            .toList()) + ")");
        }
        defaults.clear();
        for (int i = 0; i < columns.length; i++) {
            if (i >= size || row.kind(i) == ValueKind.DEFAULT) {
                defaults.set(i);
            }
        }
        return defaults;
    }

    public void encode(SourceRow row, BitSet skipped, CopyBatch batch, long ordinal) throws UnloadableValue {
        batch.beginRow(ordinal, row.line());
        boolean first = true;
        List<Fault> faults = List.of();
        for (int i = 0; i < columns.length; i++) {
            if (skipped.get(i)) {
                continue;
            }
            try {
                if (ignored[i]) {
                    requireDefault(i);
                    continue;
                }
                batch.room(4);
                if (!first) {
                    batch.put((byte) '\t');
                }
                first = false;
                value(row, i, batch);
            } catch (UnloadableValue bad) {
                faults = faults.isEmpty() ? new ArrayList<>() : faults;
                faults.addAll(bad.faults());
            }
        }
        if (!faults.isEmpty()) {
            batch.dropRow();
            throw new UnloadableValue(faults);
        }
        if (layout.places()) {
            place(row, batch, ordinal, first);
        }
        batch.room(1);
        batch.put((byte) '\n');
    }

    private void value(SourceRow row, int i, CopyBatch batch) throws UnloadableValue {
        ValueKind kind = row.kind(i);
        TargetColumn column = columns[i];
        if (kind == ValueKind.NULL) {
            if (refusesNull[i]) {
                throw new UnloadableValue(column.name(), "23502", "is NULL, but the column is NOT NULL");
            }
            batch.put((byte) '\\');
            batch.put((byte) 'N');
            return;
        }
        if (column.identity() == Identity.ALWAYS && layout.block().overriding() == Overriding.NONE) {
            throw new UnloadableValue(
                    column.name(),
                    "428C9",
                    "is GENERATED ALWAYS, so the INSERT must say OVERRIDING SYSTEM VALUE or DEFAULT");
        }
        byte[] bytes = row.bytes(i);
        int from = row.start(i);
        int to = row.end(i);
        if (kind != ValueKind.TEXT || layout.block().format() == SourceFormat.NDJSON) {
            byte[] changed = literals[i].convert(
                    kind, bytes, from, to, column.name(), layout.block().format() == SourceFormat.NDJSON);
            if (changed != null) {
                bytes = changed;
                from = 0;
                to = changed.length;
            }
        }
        String problem = checks[i].problem(bytes, from, to);
        if (problem != null) {
            throw new UnloadableValue(column.name(), checks[i].state(bytes, from, to), problem);
        }
        if (!batch.escaped(bytes, from, to)) {
            throw new UnloadableValue(
                    column.name(), "22021", "holds the character U+0000, which PostgreSQL cannot store");
        }
    }

    /** An INSERT may give a generated column DEFAULT only; where a CSV or COPY file was exported with one, its values are ignored. */
    private void requireDefault(int i) throws UnloadableValue {
        if (columns[i].generated() && layout.block().overriding() != Overriding.COPY) {
            throw new UnloadableValue(
                    columns[i].name(), "428C9", "is a generated column and takes no value but DEFAULT");
        }
    }

    private void place(SourceRow row, CopyBatch batch, long ordinal, boolean first) {
        String head = (first ? "" : "\t") + ordinal + "\t" + row.line() + "\t";
        ascii(head, batch);
        text(row.file(), batch);
        batch.put((byte) '\t');
        if (layout.originals()) {
            text(row.original(), batch);
        } else {
            ascii("\\N", batch);
        }
    }

    private static void ascii(String text, CopyBatch batch) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        batch.room(bytes.length);
        for (byte b : bytes) {
            batch.put(b);
        }
    }

    private static void text(String text, CopyBatch batch) {
        byte[] bytes = text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
        batch.escaped(bytes, 0, bytes.length);
        batch.room(2);
    }
}
