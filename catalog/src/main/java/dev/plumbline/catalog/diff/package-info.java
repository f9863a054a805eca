/** Two catalogues compared: each difference once, with what follows from it and what would put it right. */
@NullMarked
package dev.plumbline.catalog.diff;

import org.jspecify.annotations.NullMarked;
