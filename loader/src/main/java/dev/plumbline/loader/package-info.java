/**
 * Fills PostgreSQL tables by COPY: typed, atomic, with full reports. {@link dev.plumbline.loader.Loader} is the entry point.
 */
@NullMarked
package dev.plumbline.loader;

import org.jspecify.annotations.NullMarked;
