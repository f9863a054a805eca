package dev.plumbline.loader.target;

/**
 * A sequence that feeds a column.
 *
 * @param sql its quoted name
 * @param identity whether it belongs to an identity column
 */
public record ColumnSequence(String column, String sql, long increment, boolean identity) {}
