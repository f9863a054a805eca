/**
 * What the loader needs to know of the table it fills: columns and their types, keys, indexes, sequences and rights.
 * {@link dev.plumbline.loader.target.TableReader} is the entry point.
 */
@NullMarked
package dev.plumbline.loader.target;

import org.jspecify.annotations.NullMarked;
