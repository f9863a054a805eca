package dev.plumbline.loader.row;

import org.jspecify.annotations.Nullable;

/** Where an input is malformed, what was found there and what was expected. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final long offset;
    private final String problem;
    private final boolean recoverable;
    private final String original;

    private SourceException(
            String file,
            long line,
            long offset,
            String problem,
            boolean recoverable,
            String original,
            @Nullable Throwable cause) {
        super((line > 0 ? file + ":" + line : file) + ": " + problem, cause, false, !recoverable);
        this.file = file;
        this.line = line;
        this.offset = offset;
        this.problem = problem;
        this.recoverable = recoverable;
        this.original = original;
    }

    /** The input cannot be read any further. */
    public static SourceException fatal(
            String file, long line, long offset, String problem, @Nullable Throwable cause) {
        return new SourceException(file, line, offset, problem, false, "", cause);
    }

    /** One record is malformed, the next one can be read. Made without a stack trace: there may be many. */
    public static SourceException record(String file, long line, long offset, String problem, String original) {
        return new SourceException(file, line, offset, problem, true, original, null);
    }

    /** The file's name as the user gave it. */
    public String file() {
        return file;
    }

    /** 1-based line, 0 when it concerns the whole file. */
    public long line() {
        return line;
    }

    /** Offset in bytes of the uncompressed file, -1 when not known. */
    public long offset() {
        return offset;
    }

    /** What was found and what was expected, without the place. */
    public String problem() {
        return problem;
    }

    /** Whether only one record is affected and the source can go on with the next. */
    public boolean recoverable() {
        return recoverable;
    }

    /** The original text of the malformed record; bytes that are not text are shown as {@code \xNN}. Empty unless recoverable. */
    public String original() {
        return original;
    }
}
