/**
 * What a check is and what it found. A family of checks implements {@link dev.plumbline.verifier.check.CheckFamily}, and is
 * run read-only by {@link dev.plumbline.verifier.check.CheckRunner}.
 */
@NullMarked
package dev.plumbline.verifier.check;

import org.jspecify.annotations.NullMarked;
