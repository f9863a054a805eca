/** Refreshes materialized views. {@link dev.plumbline.schema.refresh.Refresh} is the door. */
@NullMarked
package dev.plumbline.schema.refresh;

import org.jspecify.annotations.NullMarked;
