/**
 * The live catalogue of a database as a value: read, fingerprinted, written to a file, followed through a transaction.
 * {@link dev.plumbline.catalog.Catalog} is the door; {@code diff}, {@code fix} and {@code ddl} stand on it.
 */
@NullMarked
package dev.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
