package dev.plumbline.loader.source.record;

import java.util.List;
import java.util.Map;

/**
 * What is known of a file's columns before it is read.
 *
 * @param map name in the file to name in the table, where they differ
 * @param given names of the values by position, for files that do not name them; empty: the table's own order
 * @param target the columns of the table where known
 */
public record ColumnNaming(Map<String, String> map, List<String> given, List<String> target) {}
