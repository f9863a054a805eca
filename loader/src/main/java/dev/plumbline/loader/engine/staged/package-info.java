/**
 * The path through a staging table: rows are compared with existing ones, and bad ones found one by one.
 */
@NullMarked
package dev.plumbline.loader.engine.staged;

import org.jspecify.annotations.NullMarked;
