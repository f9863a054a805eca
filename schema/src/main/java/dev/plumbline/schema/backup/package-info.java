/**
 * One file that restores to an equal database. {@link dev.plumbline.schema.backup.Backup} writes it, {@link
 * dev.plumbline.schema.backup.Restore} reads it.
 */
@NullMarked
package dev.plumbline.schema.backup;

import org.jspecify.annotations.NullMarked;
