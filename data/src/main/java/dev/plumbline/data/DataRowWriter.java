package dev.plumbline.data;

/** Takes the values of a row one after the other. */
public interface DataRowWriter {
    void number(long value);

    void text(String value);

    /** A null. */
    void nothing();
}
