/** The loader module. */
@NullMarked
package dev.plumbline.loader;

import org.jspecify.annotations.NullMarked;
