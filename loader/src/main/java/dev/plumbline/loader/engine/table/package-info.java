/**
 * What is common to all ways into a table: which table it is, how it is made ready and what has to hold afterwards.
 */
@NullMarked
package dev.plumbline.loader.engine.table;

import org.jspecify.annotations.NullMarked;
