/**
 * Functions compared with a second, independent formulation of their answers: for every existing key, and for keys that do not exist.
 */
@NullMarked
package dev.plumbline.verifier.function;

import org.jspecify.annotations.NullMarked;
