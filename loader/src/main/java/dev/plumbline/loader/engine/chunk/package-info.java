/**
 * Loads that are committed piece by piece, with a ledger that makes a rerun go on where the last run stopped.
 */
@NullMarked
package dev.plumbline.loader.engine.chunk;

import org.jspecify.annotations.NullMarked;
