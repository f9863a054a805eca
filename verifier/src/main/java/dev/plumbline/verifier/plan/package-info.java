/** Query plans: taken with real keys, parsed into a tree, compared with what was promised, inside functions too. */
@NullMarked
package dev.plumbline.verifier.plan;

import org.jspecify.annotations.NullMarked;
