/** Databases copied into others on the spot: a sample of the rows, or the structure alone. */
@NullMarked
package dev.plumbline.operate.backup.copy;

import org.jspecify.annotations.NullMarked;
