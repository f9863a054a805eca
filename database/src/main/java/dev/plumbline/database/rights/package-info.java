/** Runs what belongs to others with their rights instead of the operator's, so that it cannot take those back. */
@NullMarked
package dev.plumbline.database.rights;

import org.jspecify.annotations.NullMarked;
