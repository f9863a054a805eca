/** How results, progress and failures are printed, and with which exit code a command ends. */
@NullMarked
package dev.plumbline.cli.output;

import org.jspecify.annotations.NullMarked;
