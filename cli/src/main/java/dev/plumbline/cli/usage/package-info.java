/** Messages about a command line that cannot be understood, in plain words. */
@NullMarked
package dev.plumbline.cli.usage;

import org.jspecify.annotations.NullMarked;
