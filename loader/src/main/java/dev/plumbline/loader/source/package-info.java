/**
 * The entry point to inputs: opens files, folders and streams and detects their format.
 */
@NullMarked
package dev.plumbline.loader.source;

import org.jspecify.annotations.NullMarked;
