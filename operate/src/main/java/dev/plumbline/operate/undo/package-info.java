/**
 * Steps back, exactly: what a migration found and what it destroys is recorded while it is applied, and put back when it is undone.
 * {@link dev.plumbline.operate.undo.StepRecorder} looks on while migrating, {@link dev.plumbline.operate.undo.Undo} goes back.
 */
@NullMarked
package dev.plumbline.operate.undo;

import org.jspecify.annotations.NullMarked;
