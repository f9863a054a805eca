/** Positions of a diagram's boxes and the course of its lines: a layered layout of our own, the same for the same graph. */
@NullMarked
package dev.plumbline.pages.diagram;

import org.jspecify.annotations.NullMarked;
