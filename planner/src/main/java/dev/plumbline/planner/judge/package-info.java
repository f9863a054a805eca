/** Weighs observations and findings, and keeps everything as a plan. */
@NullMarked
package dev.plumbline.planner.judge;

import org.jspecify.annotations.NullMarked;
