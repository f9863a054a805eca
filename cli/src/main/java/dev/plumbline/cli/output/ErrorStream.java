package dev.plumbline.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Standard error, which the progress line shares with everything else written there: the line is erased before anything is printed after
 * it. Any thread.
 */
public final class ErrorStream extends FilterOutputStream {
    private static final byte[] END = ProgressLine.END.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLEAR = ProgressLine.CLEAR.getBytes(StandardCharsets.US_ASCII);

    private boolean painted;

    public ErrorStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (painted && bytes[from] != '\r') {
            out.write(CLEAR);
        }
        out.write(bytes, from, length);
        int end = from + length;
        painted = length >= END.length && Arrays.equals(bytes, end - END.length, end, END, 0, END.length);
    }
}
