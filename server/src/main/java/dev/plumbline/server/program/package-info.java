/**
 * The programs of a PostgreSQL: out of the class path, installed on this machine or fetched from Maven's repository, and how they are run. It
 * knows nothing of what they serve.
 */
@NullMarked
package dev.plumbline.server.program;

import org.jspecify.annotations.NullMarked;
