package dev.plumbline.loader.row;

/** A row whose values are arrays of its own, filled by the subclass. */
public abstract class ArrayRow implements SourceRow {

    private static final byte[] NOTHING = {};

    private ValueKind[] kinds = new ValueKind[0];
    private byte[][] values = new byte[0][];

    /** Makes space for this many values. */
    protected final void resize(int size) {
        if (kinds.length != size) {
            kinds = new ValueKind[size];
            values = new byte[size][];
        }
    }

    protected final void set(int i, ValueKind kind, byte[] text) {
        kinds[i] = kind;
        values[i] = text;
    }

    protected final void set(int i, ValueKind kind) {
        set(i, kind, NOTHING);
    }

    @Override
    public final int size() {
        return kinds.length;
    }

    @Override
    public final ValueKind kind(int i) {
        return kinds[i];
    }

    @Override
    public final byte[] bytes(int i) {
        return values[i];
    }

    @Override
    public final int start(int i) {
        return 0;
    }

    @Override
    public final int end(int i) {
        return values[i].length;
    }
}
