/**
 * Turns values of the input into the text that COPY takes, checked against the type of their column.
 */
@NullMarked
package dev.plumbline.loader.copy.encode;

import org.jspecify.annotations.NullMarked;
