/** Changes many rows in small batches. {@link dev.plumbline.operate.backfill.Backfill} is the entry point. */
@NullMarked
package dev.plumbline.operate.backfill;

import org.jspecify.annotations.NullMarked;
