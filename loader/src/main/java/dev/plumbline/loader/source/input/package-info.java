/**
 * The text of a file: unpacked, decoded and in a window for parsers.
 */
@NullMarked
package dev.plumbline.loader.source.input;

import org.jspecify.annotations.NullMarked;
