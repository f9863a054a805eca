/** Refreshes materialized views. {@link dev.plumbline.operate.refresh.Refresh} is the entry point. */
@NullMarked
package dev.plumbline.operate.refresh;

import org.jspecify.annotations.NullMarked;
