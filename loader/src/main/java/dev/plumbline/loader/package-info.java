/**
 * Fills PostgreSQL tables by COPY: typed, atomic, well reported. {@link dev.plumbline.loader.Loader} is the door.
 */
@NullMarked
package dev.plumbline.loader;

import org.jspecify.annotations.NullMarked;
