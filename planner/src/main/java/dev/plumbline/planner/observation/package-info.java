/** What was seen of a migration, as it is handed on: files, statements, locks, facts. */
@NullMarked
package dev.plumbline.planner.observation;

import org.jspecify.annotations.NullMarked;
