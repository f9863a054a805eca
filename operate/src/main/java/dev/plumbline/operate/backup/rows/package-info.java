/** Rows and sequences on their way into a backup and out of it, summed up as they go by. */
@NullMarked
package dev.plumbline.operate.backup.rows;

import org.jspecify.annotations.NullMarked;
