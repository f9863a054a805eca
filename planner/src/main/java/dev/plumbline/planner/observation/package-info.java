/** What was observed of a migration, as it is passed on: files, statements, locks, facts. */
@NullMarked
package dev.plumbline.planner.observation;

import org.jspecify.annotations.NullMarked;
