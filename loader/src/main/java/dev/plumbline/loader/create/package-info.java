/**
 * Creates the table to be loaded: from all values of a file, or from a dump's definition of it.
 * {@link dev.plumbline.loader.create.TableMaker} is the entry point.
 */
@NullMarked
package dev.plumbline.loader.create;

import org.jspecify.annotations.NullMarked;
