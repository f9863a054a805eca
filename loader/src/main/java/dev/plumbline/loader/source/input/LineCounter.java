package dev.plumbline.loader.source.input;

/** Counts line breaks (LF, CRLF, CR) of a moving window, each byte once, and only when a line number is needed or text is dropped. */
final class LineCounter {

    private int counted;
    private long line = 1;
    private boolean afterCr;

    void startAt(int index) {
        counted = index;
    }

    void shift(int count) {
        counted -= count;
    }

    void countTo(byte[] buf, int end) {
        long found = line;
        boolean cr = afterCr;
        for (int i = counted; i < end; i++) {
            byte b = buf[i];
            if (b <= '\r' && b >= '\n') {
                if (b == '\r' || (b == '\n' && !cr)) {
                    found++;
                }
                cr = b == '\r';
            } else {
                cr = false;
            }
        }
        line = found;
        afterCr = cr;
        counted = Math.max(counted, end);
    }

    /** The line of {@code index}; going back means counting that part again. */
    long lineAt(byte[] buf, int index) {
        if (index >= counted) {
            countTo(buf, index);
            return line;
        }
        long back = 0;
        for (int i = index; i < counted; i++) {
            if (buf[i] == '\r' || (buf[i] == '\n' && (i == 0 || buf[i - 1] != '\r'))) {
                back++;
            }
        }
        return line - back;
    }
}
