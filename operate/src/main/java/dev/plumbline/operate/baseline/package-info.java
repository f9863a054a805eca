/** A pack from an existing database: one migration that rebuilds it, its undo, and checks that its rows satisfy already. */
@NullMarked
package dev.plumbline.operate.baseline;

import org.jspecify.annotations.NullMarked;
