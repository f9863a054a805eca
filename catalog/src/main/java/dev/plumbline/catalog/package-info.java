/**
 * The live catalogue of a database as a value: read, fingerprinted, written to a file, compared, and the statements that would fix a
 * difference. {@link dev.plumbline.catalog.Catalog} is the door.
 */
@NullMarked
package dev.plumbline.catalog;

import org.jspecify.annotations.NullMarked;
