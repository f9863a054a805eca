/**
 * The record under a reader: its values, its columns and what is wrong with it.
 */
@NullMarked
package dev.plumbline.loader.source.record;

import org.jspecify.annotations.NullMarked;
