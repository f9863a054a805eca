/** Runs files in order to see what they do, and takes it back. */
@NullMarked
package dev.plumbline.operate.trial;

import org.jspecify.annotations.NullMarked;
