/**
 * Promises about the rows of a database, stated in Java over generated columns: a column that does not exist, or is of another
 * table, does not compile. Few scans answer many promises.
 */
@NullMarked
package dev.plumbline.verifier.data;

import org.jspecify.annotations.NullMarked;
