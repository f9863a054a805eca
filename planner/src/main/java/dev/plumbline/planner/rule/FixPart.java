package dev.plumbline.planner.rule;

/**
 * A part of a correction that is a file of its own.
 *
 * @param head what it does, in a line
 * @param undo the statements that take it back; empty: it has to be thought about
 * @param transaction false when no transaction may hold it
 * @param command a line for the shell instead of SQL
 */
public record FixPart(String head, String sql, String undo, boolean transaction, boolean command) {}
