package dev.plumbline.verifier.check;

/** Verification was not possible at all. */
public final class VerifyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    public VerifyException(String subject, String message, Throwable cause) {
        super(subject + ": " + message, cause);
        this.subject = subject;
    }

    /** What was to be verified. */
    public String subject() {
        return subject;
    }
}
