package dev.plumbline.operate.reconcile;

/**
 * A value that can be read in more than one way.
 *
 * @param value as it stands in the column
 * @param rows that hold it
 * @param becomes the array that is made of it
 * @param why it is read so, in words
 */
public record Reading(String value, long rows, String becomes, String why) {}
