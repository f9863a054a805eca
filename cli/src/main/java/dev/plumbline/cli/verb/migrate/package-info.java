/** The verbs of a schema's migrations: written, planned, rehearsed, applied, undone. */
@NullMarked
package dev.plumbline.cli.verb.migrate;

import org.jspecify.annotations.NullMarked;
