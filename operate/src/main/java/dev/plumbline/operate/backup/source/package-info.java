/** What of a database is meant by a backup, and how servers and pg_dump are asked for it. */
@NullMarked
package dev.plumbline.operate.backup.source;

import org.jspecify.annotations.NullMarked;
