/**
 * Finds the staged rows that the server refuses, and all that is wrong with each.
 */
@NullMarked
package dev.plumbline.loader.engine.badrow;

import org.jspecify.annotations.NullMarked;
