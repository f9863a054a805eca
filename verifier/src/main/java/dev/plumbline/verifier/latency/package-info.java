/** Lookups measured as their users experience them, with the server's share separated and the machine's noise stated. */
@NullMarked
package dev.plumbline.verifier.latency;

import org.jspecify.annotations.NullMarked;
