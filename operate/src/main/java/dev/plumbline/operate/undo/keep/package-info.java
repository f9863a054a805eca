/**
 * Keeps, while migrations are applied, what an undo needs: the catalogue each step found and the rows it destroys.
 * {@link dev.plumbline.operate.undo.keep.StepRecorder} is the entry point.
 */
@NullMarked
package dev.plumbline.operate.undo.keep;

import org.jspecify.annotations.NullMarked;
