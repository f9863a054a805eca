/** Makes drifted tables match what a pack's migrations build. {@link dev.plumbline.operate.reconcile.Reconcile} is the entry point. */
@NullMarked
package dev.plumbline.operate.reconcile;

import org.jspecify.annotations.NullMarked;
