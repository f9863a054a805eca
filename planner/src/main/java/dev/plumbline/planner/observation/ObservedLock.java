package dev.plumbline.planner.observation;

/**
 * A lock on an object that existed before the file.
 *
 * @param object with its schema, quoted where SQL wants it quoted
 * @param kind table, index, view, sequence
 * @param statement number of the statement that took it, from 1
 * @param until number of the last statement during which it was held
 */
public record ObservedLock(String object, String kind, LockMode mode, int statement, int until) {}
