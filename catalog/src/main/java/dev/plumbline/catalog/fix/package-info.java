/** The statements that lead from an object as it is to the object as it should be. */
@NullMarked
package dev.plumbline.catalog.fix;

import org.jspecify.annotations.NullMarked;
