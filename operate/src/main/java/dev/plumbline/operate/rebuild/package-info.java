/** Replaces a database by a new one, as a whole or not at all. {@link dev.plumbline.operate.rebuild.Rebuild} is the entry point. */
@NullMarked
package dev.plumbline.operate.rebuild;

import org.jspecify.annotations.NullMarked;
