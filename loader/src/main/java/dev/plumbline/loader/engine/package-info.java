/**
 * A whole load in one transaction: the direct way first, the staged one where the server refused a row.
 */
@NullMarked
package dev.plumbline.loader.engine;

import org.jspecify.annotations.NullMarked;
