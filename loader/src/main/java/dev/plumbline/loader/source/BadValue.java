package dev.plumbline.loader.source;

/** A value of an INSERT that cannot be read, in a row whose end can be found. Carries no stack trace. */
final class BadValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadValue(String problem) {
        super(problem, null, false, false);
    }

    String problem() {
        return String.valueOf(getMessage());
    }
}
