/**
 * Loads that are committed chunk by chunk, with a ledger from which a rerun resumes where the last run stopped.
 */
@NullMarked
package dev.plumbline.loader.engine.chunk;

import org.jspecify.annotations.NullMarked;
