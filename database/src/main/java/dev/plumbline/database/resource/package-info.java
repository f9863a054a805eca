/** Files that ship in a jar beside the classes which read them. */
@NullMarked
package dev.plumbline.database.resource;

import org.jspecify.annotations.NullMarked;
