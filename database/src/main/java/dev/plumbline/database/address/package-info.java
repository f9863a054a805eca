/**
 * Addresses as users write them: connection strings and URIs, service files and environment variables, read as libpq reads them, and the
 * way back for PostgreSQL's own programs.
 */
@NullMarked
package dev.plumbline.database.address;

import org.jspecify.annotations.NullMarked;
