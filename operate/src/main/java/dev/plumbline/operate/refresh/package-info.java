/** Refreshes materialized views. {@link dev.plumbline.operate.refresh.Refresh} is the door. */
@NullMarked
package dev.plumbline.operate.refresh;

import org.jspecify.annotations.NullMarked;
