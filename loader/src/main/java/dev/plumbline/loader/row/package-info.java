/**
 * What every input comes down to: rows, the block they belong to, and the error that says where one cannot be read.
 */
@NullMarked
package dev.plumbline.loader.row;

import org.jspecify.annotations.NullMarked;
