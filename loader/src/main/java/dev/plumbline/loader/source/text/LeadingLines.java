package dev.plumbline.loader.source.text;

import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.source.input.Input;

/** Lines at the beginning of a file that describe it and are not data. */
public final class LeadingLines {

    private LeadingLines() {}

    /** Skips this many lines, whatever they contain; a quote has no meaning there. */
    public static void skip(Input in, int count) {
        for (int line = 1; line <= count; line++) {
            in.mark = in.pos;
            if (!skipOne(in)) {
                throw SourceException.fatal(
                        in.file(), line, -1, "the file ends here, and " + count + " lines were to be skipped", null);
            }
            if (in.isFaulty(in.pos)) { // invalid text in these lines does not matter
                in.passFaults(in.pos);
            }
        }
        in.mark = in.pos;
    }

    /** Whether there was a line; the last one needs no line break. */
    private static boolean skipOne(Input in) {
        int i = in.pos;
        while (true) {
            byte b = in.buf[i];
            if (i == in.limit) {
                i = in.more(i);
                if (i == in.limit) {
                    boolean any = i > in.mark;
                    in.pos = i;
                    return any;
                }
            } else if (b == '\n' || b == '\r') {
                in.pos = behindBreak(in, i);
                return true;
            } else {
                i++;
            }
        }
    }

    private static int behindBreak(Input in, int at) {
        int i = at;
        if (in.buf[i] == '\r') {
            if (i + 1 == in.limit) {
                i = in.more(i + 1) - 1;
            }
            if (i + 1 < in.limit && in.buf[i + 1] == '\n') {
                i++;
            }
        }
        return i + 1;
    }
}
