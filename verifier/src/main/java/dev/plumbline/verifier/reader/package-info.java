/** Asks about what a pack promises with the rights of the objects' owner, and no others. */
@NullMarked
package dev.plumbline.verifier.reader;

import org.jspecify.annotations.NullMarked;
