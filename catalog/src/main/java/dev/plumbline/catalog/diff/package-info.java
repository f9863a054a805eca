/** Compares two catalogues: each difference once, with its consequences and what would correct it. */
@NullMarked
package dev.plumbline.catalog.diff;

import org.jspecify.annotations.NullMarked;
