/** Options of verbs that write files. */
@NullMarked
package dev.plumbline.cli.option.output;

import org.jspecify.annotations.NullMarked;
