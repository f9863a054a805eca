/** Rows that a constraint refuses: found, counted, moved aside and brought back. {@link dev.plumbline.operate.quarantine.Quarantine} is the door. */
@NullMarked
package dev.plumbline.operate.quarantine;

import org.jspecify.annotations.NullMarked;
