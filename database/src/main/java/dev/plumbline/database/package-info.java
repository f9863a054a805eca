/**
 * The address of a database, connections to it, and the one exception with its kind. {@link dev.plumbline.database.Database} is the entry
 * point; only the PostgreSQL driver is needed here.
 */
@NullMarked
package dev.plumbline.database;

import org.jspecify.annotations.NullMarked;
