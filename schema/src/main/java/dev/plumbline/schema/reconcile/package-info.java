/** Brings drifted tables to what a pack's migrations build. {@link dev.plumbline.schema.reconcile.Reconcile} is the door. */
@NullMarked
package dev.plumbline.schema.reconcile;

import org.jspecify.annotations.NullMarked;
