/** Faults that any database may have: one SQL file per check beside these classes. */
@NullMarked
package dev.plumbline.verifier.health;

import org.jspecify.annotations.NullMarked;
