/** The queries over the server's catalogues: by version, and prepared for those that are asked again and again. */
@NullMarked
package dev.plumbline.catalog.query;

import org.jspecify.annotations.NullMarked;
