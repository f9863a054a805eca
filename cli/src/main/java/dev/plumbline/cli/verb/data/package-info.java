/** The verbs of the rows: loaded, generated, changed in batches, backed up, restored. */
@NullMarked
package dev.plumbline.cli.verb.data;

import org.jspecify.annotations.NullMarked;
