/** Query plans: taken with real keys, read into a tree, held against what was promised, also inside functions. */
@NullMarked
package dev.plumbline.verifier.plan;

import org.jspecify.annotations.NullMarked;
