/** What is read of the database that a plan is for: sizes, who is at work on it, and rows that stand in the way. It is never written to. */
@NullMarked
package dev.plumbline.planner.target;

import org.jspecify.annotations.NullMarked;
