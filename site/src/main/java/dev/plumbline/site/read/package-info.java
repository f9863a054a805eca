/** Reads what the pages show from the server's catalogues, in one read-only transaction, with a query for each kind of object. */
@NullMarked
package dev.plumbline.site.read;

import org.jspecify.annotations.NullMarked;
