/** What each migration of a pack does to the catalogue, observed by running them all. */
@NullMarked
package dev.plumbline.site.timeline;

import org.jspecify.annotations.NullMarked;
