/**
 * A throw-away server that plans as the target would, without its rows and its disk space: structure, statistics, settings and the lengths
 * of files are the target's. {@link dev.plumbline.planner.copy.TargetCopy} is the entry point.
 */
@NullMarked
package dev.plumbline.planner.copy;

import org.jspecify.annotations.NullMarked;
