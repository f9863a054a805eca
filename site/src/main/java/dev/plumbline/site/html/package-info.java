/** A description as a folder of pages: no requests elsewhere, all text from the database escaped, readable without the script. */
@NullMarked
package dev.plumbline.site.html;

import org.jspecify.annotations.NullMarked;
