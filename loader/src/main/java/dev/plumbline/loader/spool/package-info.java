/**
 * Keeps what can be read only once in a temporary file, in case it has to be read again.
 */
@NullMarked
package dev.plumbline.loader.spool;

import org.jspecify.annotations.NullMarked;
