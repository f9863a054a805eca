/**
 * Rows that a constraint refuses: found, counted, moved aside and brought back. {@link dev.plumbline.operate.quarantine.Quarantine} is the
 * entry point.
 */
@NullMarked
package dev.plumbline.operate.quarantine;

import org.jspecify.annotations.NullMarked;
