/** The statements that turn an object as it is into the object as it should be. */
@NullMarked
package dev.plumbline.catalog.fix;

import org.jspecify.annotations.NullMarked;
