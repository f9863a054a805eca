/** Statements with parameters in one line. {@link dev.plumbline.operate.sql.Rows} is the door. */
@NullMarked
package dev.plumbline.operate.sql;

import org.jspecify.annotations.NullMarked;
