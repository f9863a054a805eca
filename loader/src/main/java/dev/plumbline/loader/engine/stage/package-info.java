/**
 * The staging table, and the statements that move its rows into their target.
 */
@NullMarked
package dev.plumbline.loader.engine.stage;

import org.jspecify.annotations.NullMarked;
