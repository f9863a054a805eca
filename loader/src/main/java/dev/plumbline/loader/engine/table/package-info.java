/**
 * What all ways into a table share: which table it is, how it is prepared and what must hold afterwards.
 */
@NullMarked
package dev.plumbline.loader.engine.table;

import org.jspecify.annotations.NullMarked;
