/**
 * Functions held against a second, independent formulation of what they answer: for every key there is, and for keys that there
 * are not.
 */
@NullMarked
package dev.plumbline.verifier.function;

import org.jspecify.annotations.NullMarked;
