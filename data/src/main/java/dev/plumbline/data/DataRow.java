package dev.plumbline.data;

/** A row that passes on its values in the order of its table's columns. */
public interface DataRow {
    void writeTo(DataRowWriter writer);
}
