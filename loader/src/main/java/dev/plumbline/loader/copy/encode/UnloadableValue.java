package dev.plumbline.loader.copy.encode;

/** A row that can not be loaded; made once per bad row, so without a stack trace. */
public final class UnloadableValue extends Exception {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String reason;

    UnloadableValue(String column, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.reason = reason;
    }

    public String column() {
        return column;
    }

    public String reason() {
        return reason;
    }
}
