/** Rows and sequences on their way into a backup and out of it, with checksums taken on the way. */
@NullMarked
package dev.plumbline.operate.backup.rows;

import org.jspecify.annotations.NullMarked;
