/** A database as a folder of migrations with what is known about it. {@link dev.plumbline.schema.pack.Packs} is the entry point. */
@NullMarked
package dev.plumbline.schema.pack;

import org.jspecify.annotations.NullMarked;
