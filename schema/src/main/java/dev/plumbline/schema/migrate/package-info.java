/** Applies a pack's migrations, phase by phase, and reports their history. {@link dev.plumbline.schema.migrate.Migrator} is the door. */
@NullMarked
package dev.plumbline.schema.migrate;

import org.jspecify.annotations.NullMarked;
