/**
 * Checks of values against column types before they travel. What is not surely wrong is left to the server.
 * {@link dev.plumbline.loader.value.ValueCheck} is the door.
 */
@NullMarked
package dev.plumbline.loader.value;

import org.jspecify.annotations.NullMarked;
