/**
 * The record a reader is at: its values, its columns and what is wrong with it.
 */
@NullMarked
package dev.plumbline.loader.source.record;

import org.jspecify.annotations.NullMarked;
