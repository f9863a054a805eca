/** What tables, indexes, views and sequences look like at one moment, and the facts that lie in how they changed. */
@NullMarked
package dev.plumbline.planner.observe.shape;

import org.jspecify.annotations.NullMarked;
