package dev.plumbline.data;

/** A row that hands its values over in the order of its table's columns. */
public interface DataRow {
    void writeTo(DataRowWriter writer);
}
