/**
 * Makes the table that is to be loaded: out of all values of a file, or out of what a dump says of it.
 * {@link dev.plumbline.loader.create.TableMaker} is the door.
 */
@NullMarked
package dev.plumbline.loader.create;

import org.jspecify.annotations.NullMarked;
