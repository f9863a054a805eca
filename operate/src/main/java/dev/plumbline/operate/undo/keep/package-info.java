/**
 * Keeps, while migrations are applied, what stepping back needs: the catalogue each step found and the rows it destroys.
 * {@link dev.plumbline.operate.undo.keep.StepRecorder} is the door.
 */
@NullMarked
package dev.plumbline.operate.undo.keep;

import org.jspecify.annotations.NullMarked;
