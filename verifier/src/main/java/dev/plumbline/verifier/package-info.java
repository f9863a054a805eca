/**
 * Proves that a database keeps every promise of its migrations, its types and its data. {@link dev.plumbline.verifier.check} is the model
 * of results; each family of checks has a package of its own.
 */
@NullMarked
package dev.plumbline.verifier;

import org.jspecify.annotations.NullMarked;
