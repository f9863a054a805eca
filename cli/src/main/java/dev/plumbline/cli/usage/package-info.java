/** What is said of a command line that cannot be understood, in a person's words. */
@NullMarked
package dev.plumbline.cli.usage;

import org.jspecify.annotations.NullMarked;
