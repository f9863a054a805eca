/**
 * One JSON object per line.
 */
@NullMarked
package dev.plumbline.loader.source.json;

import org.jspecify.annotations.NullMarked;
