/**
 * Between the inputs and the server: one thread reads and encodes, the other sends.
 */
@NullMarked
package dev.plumbline.loader.pipe;

import org.jspecify.annotations.NullMarked;
