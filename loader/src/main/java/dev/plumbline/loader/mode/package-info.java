/**
 * The mode and the settings of a load.
 */
@NullMarked
package dev.plumbline.loader.mode;

import org.jspecify.annotations.NullMarked;
