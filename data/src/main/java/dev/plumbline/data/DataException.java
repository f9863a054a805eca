package dev.plumbline.data;

import org.jspecify.annotations.Nullable;

/** Data could not be found, written or seeded; {@code subject} is the data set, file or table it is about. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String subject;
    private final boolean usage;

    private DataException(String subject, String message, boolean usage, @Nullable Throwable cause) {
        super(subject + ": " + message, cause);
        this.subject = subject;
        this.usage = usage;
    }

    /** The request was for something that does not exist, or would do harm. */
    static DataException refused(String subject, String message) {
        return new DataException(subject, message, true, null);
    }

    /** The request was right, but a file or the server prevented it. */
    static DataException failed(String subject, String message, @Nullable Throwable cause) {
        return new DataException(subject, message, false, cause);
    }

    public String subject() {
        return subject;
    }

    /** Whether the request was wrong, rather than a file or the server at fault. */
    public boolean isUsage() {
        return usage;
    }
}
