/**
 * The words and literals of SQL, as PostgreSQL reads them.
 */
@NullMarked
package dev.plumbline.loader.source.sql.literal;

import org.jspecify.annotations.NullMarked;
