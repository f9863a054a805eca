/** What the generators of packs share. */
@NullMarked
package dev.plumbline.data.generator;

import org.jspecify.annotations.NullMarked;
