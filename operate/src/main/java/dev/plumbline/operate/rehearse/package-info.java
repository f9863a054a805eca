/** Migrates, undoes and migrates again on a copy, before the real database is touched. */
@NullMarked
package dev.plumbline.operate.rehearse;

import org.jspecify.annotations.NullMarked;
