/**
 * The fast path: COPY into the table itself, sorted where that pays.
 */
@NullMarked
package dev.plumbline.loader.engine.direct;

import org.jspecify.annotations.NullMarked;
