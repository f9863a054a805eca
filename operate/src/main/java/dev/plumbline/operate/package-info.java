/** Changes a database in use: undo, backup, quarantine, rehearsal, batches. Each package is one operation with its entry point. */
@NullMarked
package dev.plumbline.operate;

import org.jspecify.annotations.NullMarked;
