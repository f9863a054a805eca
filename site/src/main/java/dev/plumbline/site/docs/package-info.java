/** The doors of {@code plumbline docs}: what is told of a pack or a database, and the folder it is written into. */
@NullMarked
package dev.plumbline.site.docs;

import org.jspecify.annotations.NullMarked;
