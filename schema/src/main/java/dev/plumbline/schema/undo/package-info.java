/**
 * Steps back, exactly: what a migration found and what it destroys is recorded while it is applied, and put back when it is undone.
 * {@link dev.plumbline.schema.undo.StepRecorder} looks on while migrating, {@link dev.plumbline.schema.undo.Undo} goes back.
 */
@NullMarked
package dev.plumbline.schema.undo;

import org.jspecify.annotations.NullMarked;
