/** The entry points of {@code plumbline docs}: collects a pack or a database, and writes the folder of pages. */
@NullMarked
package dev.plumbline.site.docs;

import org.jspecify.annotations.NullMarked;
