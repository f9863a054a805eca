/**
 * A temporary table that rows wait in, and the statements that bring them from there into their own.
 */
@NullMarked
package dev.plumbline.loader.engine.stage;

import org.jspecify.annotations.NullMarked;
