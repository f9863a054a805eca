/**
 * Undoes migrations exactly: what each found and what it destroyed was recorded while it was applied, and is restored.
 * {@link dev.plumbline.operate.undo.Undo} is the entry point.
 */
@NullMarked
package dev.plumbline.operate.undo;

import org.jspecify.annotations.NullMarked;
