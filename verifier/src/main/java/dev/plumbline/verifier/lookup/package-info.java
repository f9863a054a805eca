/**
 * The lookups a database was built for: what is called, with which real keys, within which budget. Plans and latency are proved from the
 * same description.
 */
@NullMarked
package dev.plumbline.verifier.lookup;

import org.jspecify.annotations.NullMarked;
