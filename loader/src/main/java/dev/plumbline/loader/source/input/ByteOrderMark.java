package dev.plumbline.loader.source.input;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The byte order mark at the start of a file, and the encoding it stands for; length 0 if there is none. */
record ByteOrderMark(int length, Optional<Charset> charset) {

    /** Looks for a mark; one that contradicts the given encoding is refused. */
    static ByteOrderMark of(byte[] head, int count, Optional<Charset> asked) throws IOException {
        ByteOrderMark found = find(head, count);
        if (found.charset.isPresent() && asked.isPresent() && !agrees(found.charset.get(), asked.get())) {
            throw new IOException("the file begins with the byte order mark of "
                    + found.charset.get().name() + ", but " + asked.get().name() + " was asked for");
        }
        return found;
    }

    private static ByteOrderMark find(byte[] head, int count) {
        if (begins(head, count, 0xef, 0xbb, 0xbf)) {
            return new ByteOrderMark(3, Optional.of(StandardCharsets.UTF_8));
        }
        if (begins(head, count, 0xff, 0xfe, 0, 0)) {
            return new ByteOrderMark(4, Optional.of(Charset.forName("UTF-32LE")));
        }
        if (begins(head, count, 0, 0, 0xfe, 0xff)) {
            return new ByteOrderMark(4, Optional.of(Charset.forName("UTF-32BE")));
        }
        if (begins(head, count, 0xff, 0xfe)) {
            return new ByteOrderMark(2, Optional.of(StandardCharsets.UTF_16LE));
        }
        if (begins(head, count, 0xfe, 0xff)) {
            return new ByteOrderMark(2, Optional.of(StandardCharsets.UTF_16BE));
        }
        return new ByteOrderMark(0, Optional.empty());
    }

    /** If UTF-16 was given, UTF-16LE agrees with it. */
    private static boolean agrees(Charset found, Charset asked) {
        return found.equals(asked)
                || found.name().equals(asked.name() + "LE")
                || found.name().equals(asked.name() + "BE");
    }

    private static boolean begins(byte[] head, int count, int... mark) {
        boolean same = count >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (head[i] & 0xff) == mark[i];
        }
        return same;
    }
}
