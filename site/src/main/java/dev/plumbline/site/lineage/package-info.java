/** Where the values of a view's columns come from, read from the query tree that the server stores for the view; nothing is run for it. */
@NullMarked
package dev.plumbline.site.lineage;

import org.jspecify.annotations.NullMarked;
