/** The doors of {@code plumbline docs}: what is reported a pack or a database, and the folder it is written into. */
@NullMarked
package dev.plumbline.site.docs;

import org.jspecify.annotations.NullMarked;
