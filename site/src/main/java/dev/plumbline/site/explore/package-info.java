/**
 * A database in the browser of whoever started it: on 127.0.0.1 alone, behind a token, in read-only transactions that end soon and show
 * few rows. Pages are made here; there is no script they could not do without.
 */
@NullMarked
package dev.plumbline.site.explore;

import org.jspecify.annotations.NullMarked;
