/** Reads what the pages tell from the server's catalogues, in one read-only transaction; a query of its own for each kind of thing. */
@NullMarked
package dev.plumbline.site.read;

import org.jspecify.annotations.NullMarked;
