/**
 * The live catalogue of a database as a value: read, fingerprinted, written to a file, tracked through a transaction.
 * {@link dev.plumbline.catalog.Catalog} is the entry point; {@code diff}, {@code fix} and {@code ddl} build on it.
 */
@NullMarked
package dev.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
