package dev.plumbline.schema.script;

/**
 * A comment of a script as it was written.
 *
 * @param line the line it starts on
 */
public record SqlComment(int line, String text) {}
