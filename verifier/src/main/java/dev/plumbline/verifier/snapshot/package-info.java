/**
 * A database recorded in a file (catalogue, rows and sequences), so that any later difference is found.
 * {@link dev.plumbline.verifier.snapshot.Snapshot} is the entry point.
 */
@NullMarked
package dev.plumbline.verifier.snapshot;

import org.jspecify.annotations.NullMarked;
