/**
 * The way by a temporary table: rows are compared with those that are there, and bad ones found one by one.
 */
@NullMarked
package dev.plumbline.loader.engine.staged;

import org.jspecify.annotations.NullMarked;
