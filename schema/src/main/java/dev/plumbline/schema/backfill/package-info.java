/** Changes many rows in small batches. {@link dev.plumbline.schema.backfill.Backfill} is the door. */
@NullMarked
package dev.plumbline.schema.backfill;

import org.jspecify.annotations.NullMarked;
