/** The names in generated code for objects of a database. */
@NullMarked
package dev.plumbline.site.javaname;

import org.jspecify.annotations.NullMarked;
