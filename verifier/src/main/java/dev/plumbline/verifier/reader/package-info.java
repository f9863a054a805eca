/** Asks what a pack promises with the rights of whoever owns what is asked about, and no others. */
@NullMarked
package dev.plumbline.verifier.reader;

import org.jspecify.annotations.NullMarked;
