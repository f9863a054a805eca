package dev.plumbline.loader.row;

/**
 * Statements of one kind that were passed over.
 *
 * @param statement its first words, upper case ({@code CREATE TABLE})
 * @param count how many
 * @param file where the first one stands
 * @param line line of the first one
 * @param harmless whether it cannot change what is loaded (SET, BEGIN, setval, a file of a folder that is no data); others are
 *     passed over only when asked
 */
public record Skipped(String statement, long count, String file, long line, boolean harmless) {}
