/** Where the boxes of a diagram stand and how the lines between them run: a layered layout of our own, the same for the same graph. */
@NullMarked
package dev.plumbline.pages.diagram;

import org.jspecify.annotations.NullMarked;
