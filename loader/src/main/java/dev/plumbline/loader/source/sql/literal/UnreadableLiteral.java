package dev.plumbline.loader.source.sql.literal;

/** A value of an INSERT that cannot be read, in a row whose end can be found. Carries no stack trace. */
public final class UnreadableLiteral extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableLiteral(String problem) {
        super(problem, null, false, false);
    }

    public String problem() {
        return String.valueOf(getMessage());
    }
}
