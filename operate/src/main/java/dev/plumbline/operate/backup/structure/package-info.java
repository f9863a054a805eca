/** The structure as it lies in a backup, and its rebuilding within a transaction so that nothing runs with more than its owner's rights. */
@NullMarked
package dev.plumbline.operate.backup.structure;

import org.jspecify.annotations.NullMarked;
