package dev.plumbline.planner.rule;

/**
 * A part of a correction that is a file of its own.
 *
 * @param head what it does, in a line
 * @param undo the statements that undo it; empty: the author has to write them
 * @param transaction false when it cannot run in a transaction
 * @param command a line for the shell instead of SQL
 */
public record FixPart(String head, String sql, String undo, boolean transaction, boolean command) {}
