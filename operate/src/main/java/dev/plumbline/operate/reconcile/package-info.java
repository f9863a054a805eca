/** Brings drifted tables to what a pack's migrations build. {@link dev.plumbline.operate.reconcile.Reconcile} is the door. */
@NullMarked
package dev.plumbline.operate.reconcile;

import org.jspecify.annotations.NullMarked;
