/**
 * What a database consists of as the statements that rebuild it, in an order that works, each with the object it makes and whose
 * that is. {@link dev.plumbline.catalog.structure.Structure} is the door.
 */
@NullMarked
package dev.plumbline.catalog.structure;

import org.jspecify.annotations.NullMarked;
