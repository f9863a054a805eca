/**
 * How rows come into a table: append, replace, upsert and sync, each in one transaction, and what has to hold afterwards.
 */
@NullMarked
package dev.plumbline.loader.mode;

import org.jspecify.annotations.NullMarked;
