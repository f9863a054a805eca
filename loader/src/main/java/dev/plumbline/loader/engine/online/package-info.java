/**
 * Replaces the rows of a table while others read it: unchanged rows stay where they are.
 */
@NullMarked
package dev.plumbline.loader.engine.online;

import org.jspecify.annotations.NullMarked;
