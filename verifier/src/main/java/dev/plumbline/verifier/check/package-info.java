/**
 * What a check is and what it found. A family of checks implements {@link dev.plumbline.verifier.check.CheckFamily}; {@code
 * dev.plumbline.verifier.run} runs it.
 */
@NullMarked
package dev.plumbline.verifier.check;

import org.jspecify.annotations.NullMarked;
