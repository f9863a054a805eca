/**
 * The folder for what a load keeps on disk while it runs, and the messages for when it is full.
 */
@NullMarked
package dev.plumbline.loader.temporary;

import org.jspecify.annotations.NullMarked;
