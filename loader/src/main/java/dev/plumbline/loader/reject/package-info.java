/**
 * Rows that are not loaded and why. {@link dev.plumbline.loader.reject.Rejects} collects and writes them.
 */
@NullMarked
package dev.plumbline.loader.reject;

import org.jspecify.annotations.NullMarked;
