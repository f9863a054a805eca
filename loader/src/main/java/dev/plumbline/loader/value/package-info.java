/**
 * Checks of values against column types before they are sent. What is not certainly wrong is left to the server.
 * {@link dev.plumbline.loader.value.ValueCheck} is the entry point.
 */
@NullMarked
package dev.plumbline.loader.value;

import org.jspecify.annotations.NullMarked;
