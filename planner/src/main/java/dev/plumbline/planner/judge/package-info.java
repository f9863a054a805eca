/** Weighs what was observed and what the rules say, and keeps the whole as a plan. */
@NullMarked
package dev.plumbline.planner.judge;

import org.jspecify.annotations.NullMarked;
