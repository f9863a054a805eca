/** Runs families of checks without writing: one after another, or their checks at once on several connections. */
@NullMarked
package dev.plumbline.verifier.run;

import org.jspecify.annotations.NullMarked;
