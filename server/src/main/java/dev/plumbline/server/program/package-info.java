/**
 * The programs of a PostgreSQL: from the class path, installed on this machine or downloaded from Maven's repository, and how they are
 * run. Independent of what they are used for.
 */
@NullMarked
package dev.plumbline.server.program;

import org.jspecify.annotations.NullMarked;
