/**
 * The folder for what a load keeps on disk while it runs, and the words for when that has no room.
 */
@NullMarked
package dev.plumbline.loader.temporary;

import org.jspecify.annotations.NullMarked;
