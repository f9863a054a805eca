package dev.plumbline.operate.reconcile;

/**
 * A value that can be read in more than one way.
 *
 * @param value as it stands in the column
 * @param rows the number of rows with it
 * @param becomes the array it becomes
 * @param why the reason for that reading, in words
 */
public record Reading(String value, long rows, String becomes, String why) {}
