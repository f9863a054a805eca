/**
 * Sorts rows by an index before they are sent, outside the heap.
 */
@NullMarked
package dev.plumbline.loader.copy.sort;

import org.jspecify.annotations.NullMarked;
