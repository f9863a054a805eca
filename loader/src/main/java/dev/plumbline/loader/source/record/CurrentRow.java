package dev.plumbline.loader.source.record;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current record of a reader. A value is either a part of the input's window, relative to the start of the record so that the window
 * may move, or a part of {@link #own} where its text had to be assembled.
 */
public final class CurrentRow implements SourceRow {

    /** Text that does not stand in the window as it is. */
    public final ByteSink own = new ByteSink();

    private final Input in;
    private ValueKind[] kinds = new ValueKind[64];
    private boolean[] isOwn = new boolean[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private int end;
    private RowBlock block;
    private @Nullable String problem;

    public CurrentRow(Input in, RowBlock block) {
        this.in = in;
        this.block = block;
    }

    /** Begins a record at the input's position. */
    public void begin() {
        in.mark = in.pos;
        size = 0;
        own.end = 0;
        problem = null;
    }

    public void setBlock(RowBlock block) {
        this.block = block;
    }

    /** Ends the record at an index of the window, without its line break. */
    public void endAt(int index) {
        end = index - in.mark;
    }

    /** Length of the record's original text in bytes. */
    public int length() {
        return end;
    }

    /** Marks the record as malformed; the first reason given counts. */
    public void spoil(String what) {
        if (problem == null) {
            problem = what;
        }
    }

    public boolean isSpoilt() {
        return problem != null;
    }

    /** Adds a value that stands in the window. */
    public void addSlice(ValueKind kind, int from, int to) {
        ensureValue(size);
        setSlice(size++, kind, from, to);
    }

    /** Adds a value without text. */
    public void addEmpty(ValueKind kind) {
        addSlice(kind, in.mark, in.mark);
    }

    /** Adds the value that {@link #own} holds from {@code from} to its end. */
    public void addOwn(ValueKind kind, int from) {
        addOwn(kind, from, own.end);
    }

    public void addOwn(ValueKind kind, int from, int to) {
        ensureValue(size);
        setOwn(size, kind, from);
        ends[size++] = to;
    }

    /** Fills the record up to {@code count} values with DEFAULT. */
    public void extend(int count) {
        while (size < count) {
            addEmpty(ValueKind.DEFAULT);
        }
    }

    public void setSlice(int i, ValueKind kind, int from, int to) {
        kinds[i] = kind;
        isOwn[i] = false;
        starts[i] = from - in.mark;
        ends[i] = to - in.mark;
    }

    public void setOwn(int i, ValueKind kind, int from) {
        kinds[i] = kind;
        isOwn[i] = true;
        starts[i] = from;
        ends[i] = own.end;
    }

    private void ensureValue(int i) {
        if (i == kinds.length) {
            kinds = Arrays.copyOf(kinds, i * 2);
            isOwn = Arrays.copyOf(isOwn, i * 2);
            starts = Arrays.copyOf(starts, i * 2);
            ends = Arrays.copyOf(ends, i * 2);
        }
    }

    /** Keeps only some values, in order. */
    public void project(boolean[] keep) {
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (keep[i]) {
                kinds[n] = kinds[i];
                isOwn[n] = isOwn[i];
                starts[n] = starts[i];
                ends[n++] = ends[i];
            }
        }
        size = n;
    }

    /** Compares the number of values; {@code 0}: any is right. */
    public void requireSize(int wanted, List<String> names) {
        if (wanted > 0 && size != wanted && problem == null) {
            String listed = names.isEmpty() ? "" : " (" + String.join(", ", names) + ")";
            spoil(size + (size == 1 ? " value" : " values") + ", expected " + wanted + listed);
        }
    }

    /** Throws if the record is malformed or its text cannot be decoded. The input is past it already. */
    public void requireGood() {
        if (in.isFaulty(in.pos)) {
            String fault = in.passFaults(in.pos);
            problem = fault.isEmpty() ? problem : fault;
        }
        if (problem != null) {
            throw SourceException.record(in.file(), line(), in.offset(in.mark), problem, original());
        }
    }

    @Override
    public RowBlock block() {
        return block;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ValueKind kind(int i) {
        return kinds[i];
    }

    @Override
    public byte[] bytes(int i) {
        return isOwn[i] ? own.bytes : in.buf;
    }

    @Override
    public int start(int i) {
        return isOwn[i] ? starts[i] : in.mark + starts[i];
    }

    @Override
    public int end(int i) {
        return isOwn[i] ? ends[i] : in.mark + ends[i];
    }

    @Override
    public long line() {
        return in.line(in.mark);
    }

    @Override
    public String file() {
        return in.file();
    }

    @Override
    public String original() {
        return in.show(in.mark, in.mark + end);
    }
}
