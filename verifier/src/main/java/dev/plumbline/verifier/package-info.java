/** The verifier module. */
@NullMarked
package dev.plumbline.verifier;

import org.jspecify.annotations.NullMarked;
