/**
 * The structure as it is stored in a backup, and its rebuilding within a transaction so that nothing runs with more than its owner's
 * rights.
 */
@NullMarked
package dev.plumbline.operate.backup.structure;

import org.jspecify.annotations.NullMarked;
