/**
 * The files of a phase against its history table, by Flyway's rules.
 * {@link dev.plumbline.schema.migrate.history.PhaseHistory} is the door.
 */
@NullMarked
package dev.plumbline.schema.migrate.history;

import org.jspecify.annotations.NullMarked;
