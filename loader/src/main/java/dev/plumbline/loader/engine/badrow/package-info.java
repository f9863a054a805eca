/**
 * Finds out which staged rows the server refuses, and everything it has against them.
 */
@NullMarked
package dev.plumbline.loader.engine.badrow;

import org.jspecify.annotations.NullMarked;
