package dev.plumbline.loader.source.text;

import dev.plumbline.loader.row.ValueKind;
import dev.plumbline.loader.source.input.Input;
import dev.plumbline.loader.source.record.CurrentRow;

/** Splits PostgreSQL's COPY text format into values. */
public final class CopyParser extends LineParser {

    private static final byte PLAIN = 0;
    private static final byte STOP = 1;
    private static final byte BACKSLASH = 2;
    private static final byte ZERO = 3;

    private final byte[] kinds = new byte[256];
    private final byte delimiter;
    private final byte[] nullText;

    public CopyParser(Input in, CurrentRow record, char delimiter, String nullText) {
        super(in, record);
        this.delimiter = (byte) delimiter;
        this.nullText = utf8(nullText);
        kinds[0] = ZERO;
        kinds['\n'] = STOP;
        kinds['\r'] = STOP;
        kinds['\\'] = BACKSLASH;
        kinds[delimiter] = STOP;
    }

    @Override
    public boolean next() {
        if (!begin()) {
            return false;
        }
        int i = in.pos - 1;
        do {
            i = value(i + 1);
        } while (in.buf[i] == delimiter);
        finish(i);
        return true;
    }

    /** Reads one value; returns where it ends. A backslash takes the byte after it along, be it a delimiter or a line break. */
    private int value(int from) {
        int start = from - in.mark;
        int i = from;
        boolean escapes = false;
        while (true) {
            byte[] b = in.buf;
            while (kinds[b[i] & 0xff] == PLAIN) {
                i++;
            }
            byte stop = kinds[b[i] & 0xff];
            if (stop == STOP) {
                break;
            }
            if (stop == BACKSLASH) {
                escapes = true;
                i = i + 1 == in.limit ? in.more(i + 1) : i + 1;
                i = i == in.limit ? i : i + 1;
            } else if (i < in.limit) {
                i++;
            } else {
                i = in.more(i);
                if (i == in.limit) {
                    break;
                }
            }
        }
        add(in.mark + start, i, escapes);
        return i;
    }

    private void add(int from, int to, boolean escapes) {
        if (same(in.buf, from, to, nullText)) {
            record.addSlice(ValueKind.NULL, from, to);
        } else if (escapes) {
            int ownFrom = record.own.end;
            if (!Escapes.copyText(in.buf, from, to, record.own)) {
                record.spoil("value " + (record.size() + 1) + " has escapes that do not give UTF-8 text");
            }
            record.addOwn(ValueKind.TEXT, ownFrom);
        } else {
            record.addSlice(ValueKind.TEXT, from, to);
        }
    }
}
