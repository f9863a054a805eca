/**
 * The door to inputs: opens files, folders and streams and finds out what they are written in.
 */
@NullMarked
package dev.plumbline.loader.source;

import org.jspecify.annotations.NullMarked;
