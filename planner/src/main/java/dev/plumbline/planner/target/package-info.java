/** What is read from the database that a plan is for: sizes, its other sessions, and violating rows. It is never written to. */
@NullMarked
package dev.plumbline.planner.target;

import org.jspecify.annotations.NullMarked;
