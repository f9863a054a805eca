/**
 * Fills PostgreSQL tables by COPY: typed, atomic, told well. {@link dev.plumbline.loader.Loader} is the door.
 */
@NullMarked
package dev.plumbline.loader;

import org.jspecify.annotations.NullMarked;
