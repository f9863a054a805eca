package dev.plumbline.cli.config;

/**
 * The text of a setting, and where it comes from.
 *
 * @param from a file with its line, a variable, or {@code default}
 */
public record Value(String text, String from) {}
