/** What ails a database whatever it is for: one SQL file per check beside these classes. */
@NullMarked
package dev.plumbline.verifier.health;

import org.jspecify.annotations.NullMarked;
