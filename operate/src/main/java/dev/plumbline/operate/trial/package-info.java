/** Runs files to see what they do, and rolls them back. */
@NullMarked
package dev.plumbline.operate.trial;

import org.jspecify.annotations.NullMarked;
