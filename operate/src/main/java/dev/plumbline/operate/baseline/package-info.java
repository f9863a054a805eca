/** A pack out of a database that is there: one migration that rebuilds it, its undo, and checks that its rows keep already. */
@NullMarked
package dev.plumbline.operate.baseline;

import org.jspecify.annotations.NullMarked;
