/**
 * Runs files statement by statement on a throw-away database, and records what each one locked, rewrote, scanned, built and changed.
 * Nothing is concluded from the text of a statement where the server can be asked.
 */
@NullMarked
package dev.plumbline.planner.observe;

import org.jspecify.annotations.NullMarked;
