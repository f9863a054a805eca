/**
 * A database in the browser of the user who started it: on 127.0.0.1 only, behind a token, in short read-only transactions that show few
 * rows. Pages are made here; they work without a script.
 */
@NullMarked
package dev.plumbline.site.explore;

import org.jspecify.annotations.NullMarked;
