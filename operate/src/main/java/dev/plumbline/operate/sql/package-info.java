/** Statements with parameters in one line each. {@link dev.plumbline.operate.sql.Rows} is the entry point. */
@NullMarked
package dev.plumbline.operate.sql;

import org.jspecify.annotations.NullMarked;
