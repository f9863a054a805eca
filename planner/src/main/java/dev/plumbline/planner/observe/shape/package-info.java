/** Tables, indexes, views and sequences at one moment, and the facts that follow from how they changed. */
@NullMarked
package dev.plumbline.planner.observe.shape;

import org.jspecify.annotations.NullMarked;
