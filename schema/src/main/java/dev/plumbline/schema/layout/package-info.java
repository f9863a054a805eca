/** Folders that other tools keep their migrations in, recognised by their names. {@link dev.plumbline.schema.layout.OtherLayout} is the entry point. */
@NullMarked
package dev.plumbline.schema.layout;

import org.jspecify.annotations.NullMarked;
