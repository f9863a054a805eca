/** Replaces a database by a new one, whole or not at all. {@link dev.plumbline.schema.rebuild.Rebuild} is the door. */
@NullMarked
package dev.plumbline.schema.rebuild;

import org.jspecify.annotations.NullMarked;
