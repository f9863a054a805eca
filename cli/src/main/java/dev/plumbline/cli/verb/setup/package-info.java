/** The verbs around the others: servers, settings, packs, completion, help. */
@NullMarked
package dev.plumbline.cli.verb.setup;

import org.jspecify.annotations.NullMarked;
