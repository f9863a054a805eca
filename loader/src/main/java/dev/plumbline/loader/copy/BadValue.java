package dev.plumbline.loader.copy;

/** A row that can not be loaded; made once per bad row, so without a stack trace. */
final class BadValue extends Exception {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String reason;

    BadValue(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.reason = reason;
    }

    String column() {
        return column;
    }

    String reason() {
        return reason;
    }
}
