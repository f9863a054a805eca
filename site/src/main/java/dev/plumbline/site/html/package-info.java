/** A description as a folder of pages: no request to anywhere, every text of the database's escaped, readable without the script. */
@NullMarked
package dev.plumbline.site.html;

import org.jspecify.annotations.NullMarked;
