/**
 * Steps back, exactly: what a migration found and what it destroyed was recorded while it was applied, and is put back.
 * {@link dev.plumbline.operate.undo.Undo} is the door.
 */
@NullMarked
package dev.plumbline.operate.undo;

import org.jspecify.annotations.NullMarked;
