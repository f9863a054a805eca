/** Look-ups measured as their users feel them, with the server's share told apart and the machine's noise owned up to. */
@NullMarked
package dev.plumbline.verifier.latency;

import org.jspecify.annotations.NullMarked;
