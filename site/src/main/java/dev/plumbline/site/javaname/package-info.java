/** What the generated classes call the things of a database. */
@NullMarked
package dev.plumbline.site.javaname;

import org.jspecify.annotations.NullMarked;
