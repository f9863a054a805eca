/**
 * What a user wants of a load: the mode and its settings.
 */
@NullMarked
package dev.plumbline.loader.mode;

import org.jspecify.annotations.NullMarked;
