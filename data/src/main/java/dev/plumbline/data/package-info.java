/** The data module. */
@NullMarked
package dev.plumbline.data;

import org.jspecify.annotations.NullMarked;
