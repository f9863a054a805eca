/**
 * Rows in COPY format: batches, the stream that sends them, and the errors that the server answers with.
 */
@NullMarked
package dev.plumbline.loader.copy;

import org.jspecify.annotations.NullMarked;
