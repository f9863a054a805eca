/** The queries over the server's catalogues: by version, and prepared where they are asked repeatedly. */
@NullMarked
package dev.plumbline.catalog.query;

import org.jspecify.annotations.NullMarked;
