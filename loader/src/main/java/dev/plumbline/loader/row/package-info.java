/**
 * What every input is turned into: rows, the block they belong to, and the error that says where one is malformed.
 */
@NullMarked
package dev.plumbline.loader.row;

import org.jspecify.annotations.NullMarked;
