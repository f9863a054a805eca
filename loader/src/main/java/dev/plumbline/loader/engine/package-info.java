/**
 * A whole load in one transaction: directly first, through a staging table where the server refused a row.
 */
@NullMarked
package dev.plumbline.loader.engine;

import org.jspecify.annotations.NullMarked;
