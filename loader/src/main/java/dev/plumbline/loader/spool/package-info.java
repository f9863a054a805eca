/**
 * Keeps input that can be read only once in a temporary file, in case it must be read again.
 */
@NullMarked
package dev.plumbline.loader.spool;

import org.jspecify.annotations.NullMarked;
