package dev.plumbline.loader.row;

/**
 * Statements of one kind that were skipped.
 *
 * @param statement its first words, upper case ({@code CREATE TABLE})
 * @param count how many
 * @param file where the first one stands
 * @param line line of the first one
 * @param harmless whether it cannot change what is loaded (SET, BEGIN, setval, a file in a folder that is not data); others are skipped
 *     only on request
 */
public record Skipped(String statement, long count, String file, long line, boolean harmless) {}
