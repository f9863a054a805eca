/**
 * One file that restores to an equal database. {@link dev.plumbline.operate.backup.Backup} writes it, {@link
 * dev.plumbline.operate.backup.Restore} reads it.
 */
@NullMarked
package dev.plumbline.operate.backup;

import org.jspecify.annotations.NullMarked;
