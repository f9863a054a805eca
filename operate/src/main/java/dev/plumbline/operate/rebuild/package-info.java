/** Replaces a database by a new one, whole or not at all. {@link dev.plumbline.operate.rebuild.Rebuild} is the door. */
@NullMarked
package dev.plumbline.operate.rebuild;

import org.jspecify.annotations.NullMarked;
