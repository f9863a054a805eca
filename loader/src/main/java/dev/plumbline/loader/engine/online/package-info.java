/**
 * Replaces the rows of a table while others read it: what is there already stays where it is.
 */
@NullMarked
package dev.plumbline.loader.engine.online;

import org.jspecify.annotations.NullMarked;
