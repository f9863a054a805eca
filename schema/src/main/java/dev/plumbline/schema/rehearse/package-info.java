/** Migrates, undoes and migrates again on a copy, before the real database is touched. */
@NullMarked
package dev.plumbline.schema.rehearse;

import org.jspecify.annotations.NullMarked;
