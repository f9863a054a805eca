/** What would go wrong with pending files, before one runs. {@link dev.plumbline.schema.migrate.preflight.Preflight} is the door. */
@NullMarked
package dev.plumbline.schema.migrate.preflight;

import org.jspecify.annotations.NullMarked;
