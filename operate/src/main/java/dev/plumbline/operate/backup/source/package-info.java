/** Which part of a database a backup takes, and how servers and pg_dump are asked for it. */
@NullMarked
package dev.plumbline.operate.backup.source;

import org.jspecify.annotations.NullMarked;
