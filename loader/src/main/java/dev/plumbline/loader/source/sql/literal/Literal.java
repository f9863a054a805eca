package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.ByteSink;
import dev.plumbline.loader.source.record.CurrentRow;
import java.nio.charset.StandardCharsets;

/** A value of an INSERT while it is read: a part of the window, relative to the start of the row, or a part of the sink. */
public final class Literal {

    private final Input in;
    private final ByteSink sink;
    ValueKind kind = ValueKind.NULL;

    /** Whether it is an array literal, as far as is known. */
    boolean isArray;

    private boolean inWindow;
    private int from;
    private int to;

    public Literal(Input in, ByteSink sink) {
        this.in = in;
        this.sink = sink;
    }

    void set(ValueKind newKind) {
        kind = newKind;
        isArray = false;
        inWindow = true;
        from = 0;
        to = 0;
    }

    void setWindow(ValueKind newKind, int start, int end) {
        kind = newKind;
        isArray = false;
        inWindow = true;
        from = start - in.mark;
        to = end - in.mark;
    }

    /** The value is the sink's content from {@code start} to its end. */
    void setSink(ValueKind newKind, int start) {
        kind = newKind;
        isArray = false;
        inWindow = false;
        from = start;
        to = sink.end;
    }

    void setText(ValueKind newKind, String text) {
        int start = sink.end;
        sink.put(text);
        setSink(newKind, start);
    }

    public String text() {
        return inWindow
                ? new String(in.buf, in.mark + from, to - from, StandardCharsets.UTF_8)
                : new String(sink.bytes, from, to - from, StandardCharsets.UTF_8);
    }

    boolean endsWithBackslash() {
        return to > from && (inWindow ? in.buf[in.mark + to - 1] : sink.bytes[to - 1]) == '\\';
    }

    public void addTo(CurrentRow record) {
        if (!kind.hasText()) {
            record.addEmpty(kind);
        } else if (inWindow) {
            record.addSlice(kind, in.mark + from, in.mark + to);
        } else {
            record.addOwn(kind, from, to);
        }
    }
}
