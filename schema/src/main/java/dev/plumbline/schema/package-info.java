/** Packs of SQL migrations and everything that runs SQL on a server. */
@NullMarked
package dev.plumbline.schema;

import org.jspecify.annotations.NullMarked;
