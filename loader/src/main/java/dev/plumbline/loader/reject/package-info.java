/**
 * Rows that are not loaded, with the reasons. {@link dev.plumbline.loader.reject.Rejects} collects and writes them.
 */
@NullMarked
package dev.plumbline.loader.reject;

import org.jspecify.annotations.NullMarked;
