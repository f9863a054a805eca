/** Copies a database directly into another one: a sample of the rows, or the structure alone. */
@NullMarked
package dev.plumbline.operate.backup.copy;

import org.jspecify.annotations.NullMarked;
