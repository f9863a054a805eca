/** The options of {@code load}, by what they are about: how files are read, new tables, bad rows, time and memory. */
@NullMarked
package dev.plumbline.cli.option.load;

import org.jspecify.annotations.NullMarked;
